"""What an element holds, and where in it its tags stand."""

from typing import Any

import pytest

from briefgen.word.units import Held


@pytest.mark.parametrize(
    ("entries", "position"),
    [
        ([1], "alone"),
        ([0, 1, 2], "alone"),
        ([1, None], "leading"),
        ([0, 1, 2, None, 3], "leading"),
        ([None, 1], "trailing"),
        ([None, 2, None, 1, 3], "trailing"),
        ([None, 1, None], "middle"),
    ],
)
def test_a_tag_stands_where_what_is_shown_says(entries: list[int | None], position: str) -> None:
    assert Held(entries).position(1) == position


def test_the_tags_are_known_in_their_order() -> None:
    held = Held([2, None, 1])
    assert held.numbers == [2, 1]
    assert held.shows
    assert not Held([2]).shows


def test_asking_for_many_tags_looks_at_each_once() -> None:
    looks = 0

    class Watched(int):
        def __eq__(self, other: object) -> bool:
            nonlocal looks
            looks += 1
            return int(self) == other

        __hash__ = int.__hash__

    held: Any = Held([None, *map(Watched, range(2_000)), None])
    assert {held.position(Watched(number)) for number in range(2_000)} == {"middle"}
    assert looks <= 4 * 2_000
