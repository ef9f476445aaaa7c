"""How much a run may print follows from what it was given."""

from collections.abc import Iterator
from itertools import islice, repeat

import pytest

from briefgen.catalog.faults import ExpressionLimitError
from briefgen.catalog.room import MOST, PIECES, sizes, within


@pytest.mark.parametrize(
    ("value", "size"),
    [
        (None, 10),
        ("chữ", 13),
        (["a", "b"], 32),
        ({"dài": "a"}, 21),
        ({"x": [{"y": 1}]}, 40),
        ([[["a"] * 10] * 10] * 10, 10 + 100 + 1_000 + 11_000),
    ],
)
def test_counts_texts_and_ten_for_every_value(value: object, size: int) -> None:
    assert [*sizes({"value": value})][-1] == size + 10


def bomb() -> object:
    made: object = "x"
    for _ in range(40):
        made = [made] * 10
    return made


def test_data_are_measured_no_further_than_is_needed() -> None:
    asked = []

    class Watched(dict[str, object]):
        def values(self) -> Iterator[object]:  # type: ignore[override]  # one look is all it is for
            asked.append(self)
            return iter([bomb()])

    few = within(iter(["x" * 5_000] * 2), Watched(a=1), 10_000, 40)
    assert sum(map(len, few)) == 10_000
    assert not asked
    many = within(repeat("x" * 100, PIECES * 9), Watched(a=1), 10_000, 40)
    assert sum(map(len, many)) == PIECES * 900
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("texts", "growth", "room"),
    [(1, 40, 5_000), (1_000, 40, (1_000 * 11 + 20) * 40), (1_000, 0, 5_000), (10**4, 10**5, MOST)],
)
def test_allows_a_constant_or_so_many_times_the_data(texts: int, growth: int, room: int) -> None:
    values = {"rows": ["x"] * texts}
    piece = "x" * (room // 1_000)
    made = within(repeat(piece), values, 5_000, growth)
    with pytest.raises(ExpressionLimitError) as caught:
        for _ in islice(made, 2_000):
            pass
    assert caught.value.faults[0].facts == {"limit": room}
