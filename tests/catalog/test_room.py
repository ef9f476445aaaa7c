"""How much a run may print follows from what it was given."""

import pytest

from briefgen.catalog.room import MOST, allowed, size_of


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
    assert size_of(value, 10**9) == size


def test_stops_counting_where_more_would_change_nothing() -> None:
    bomb: list[object] = ["x"]
    for _ in range(40):
        bomb = [bomb] * 10
    assert 1_000 <= size_of(bomb, 1_000) < 2_000


@pytest.mark.parametrize(
    ("texts", "growth", "room"),
    [(1, 40, 5_000), (1_000, 40, (1_000 * 11 + 20) * 40), (1_000, 0, 5_000), (10**7, 10**5, MOST)],
)
def test_allows_a_constant_or_so_many_times_the_data(texts: int, growth: int, room: int) -> None:
    values = {"rows": ["x"] * min(texts, 10_000)}
    assert allowed(values, 5_000, growth) == room
