from pathlib import Path

import pytest

from briefgen.vi.hedges import hedge_after, hedge_before, match_hedge

TABLE = Path(__file__).parents[1] / "examples" / "hedges.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("before", "words", "bound", "seen"), ROWS)
def test_hedges_before_a_figure(before: str, words: str, bound: str, seen: str) -> None:
    hedge = hedge_before(before + "5", len(before))
    if not words:
        assert hedge is None, seen
        return
    assert hedge is not None, seen
    assert (hedge.words, hedge.bound or "") == (words, bound)
    assert hedge.estimate == any(sign in words for sign in ("ước", "dự "))


def test_offsets_hold_the_words() -> None:
    text = "Trong năm, tổng thu ngân sách ước đạt gần 5.000 tỷ đồng" * 3
    end = text.rindex("5.000")
    hedge = hedge_before(text, end)
    assert hedge is not None
    assert text[hedge.start : hedge.end] == hedge.words == "ước đạt gần"


def test_a_hedge_needs_a_figure_behind_it() -> None:
    assert match_hedge("gần 35.400 lao động", 0) is not None
    assert match_hedge("gần nhà", 0) is None
    assert match_hedge("nước 5", 1) is None


def test_words_behind_a_figure_bound_it() -> None:
    above, below = hedge_after("90% trở lên", 3), hedge_after("5 trở xuống", 1)
    assert above is not None
    assert below is not None
    assert (above.words, above.bound, above.start) == ("trở lên", "lower", 4)
    assert (below.words, below.bound) == ("trở xuống", "upper")
    assert hedge_after("5 trở lại", 1) is None
    assert hedge_after("5 trở  lên", 1) is not None
