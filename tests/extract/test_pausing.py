"""The collector of garbage rests while a text is read, and is left as it was."""

import gc

import pytest

from briefgen.extract.pausing import no_collection


def test_the_collector_rests_inside_and_goes_on_behind() -> None:
    with no_collection():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    with no_collection():
        with no_collection():
            pass
        assert not gc.isenabled()


def test_the_collector_goes_on_when_reading_fails() -> None:
    with pytest.raises(ValueError, match="unread"), no_collection():
        raise ValueError("unread")
    assert gc.isenabled()
