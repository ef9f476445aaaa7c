"""Awkward templates: each is filled right, or refused where it is wrong; never filled wrongly."""

import pytest

from briefgen.errors import BriefgenError
from tests.word.probes.catalogue import PROBES
from tests.word.probes.probing import Probe, flaws


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.name)
def test_a_probe_is_filled_right_or_refused_at_its_place(probe: Probe) -> None:
    if probe.check is None:
        with pytest.raises(BriefgenError) as raised:
            probe.made()
        told = [
            one.code + (f"@{one.at.paragraph}" if "@" in wanted else "")
            for one, wanted in zip(raised.value.problems, probe.refused, strict=False)
        ]
        assert (told, len(raised.value.problems)) == (list(probe.refused), len(probe.refused))
    else:
        made = probe.made()
        assert list(flaws(made)) == []
        probe.check(made)


def test_no_probe_hides_behind_the_name_of_another() -> None:
    assert len({probe.name for probe in PROBES}) == len(PROBES)
