"""A figure corrected by hand is told as corrected: no line quotes what the record took back."""

import pytest

from briefgen.compose.bullets import result_bullets
from briefgen.compose.wording import Wording
from briefgen.model import Indicator, Meeting, Sentence, Source, Span
from tests.meetings import reached, seed_meeting

VI = Wording("vi")
NOTHING: frozenset[str] = frozenset()
WORDS = "Diện tích lúa 222.999 ha, cây ăn trái 21.798 ha"


def corrected(meeting: Meeting, name: str, value: str) -> Meeting:
    """Return a record in which somebody typed another value."""
    rows = [
        row.model_copy(update={"actual": reached(value, row.actual.quantity.unit)})
        if row.id == name and row.actual
        else row
        for row in meeting.indicators
    ]
    return meeting.model_copy(update={"indicators": tuple(rows)})


def test_a_corrected_figure_is_told_by_name_and_figure() -> None:
    meeting = seed_meeting()
    row = next(i for i in meeting.indicators if i.id == "jobs_created")
    assert row.span is not None
    lines = " ".join(result_bullets(corrected(meeting, row.id, "35500"), NOTHING, 9, VI))
    assert "35.500" in lines
    assert "35.400" not in lines


@pytest.mark.parametrize("name", ["a", "b"])
def test_what_shares_words_with_a_corrected_figure_is_not_quoted_either(name: str) -> None:
    sentence = Sentence(id="S1", kind="body", start=0, end=len(WORDS), text=WORDS)
    whole = Span(start=0, end=len(WORDS), quote=WORDS, sentence="S1")
    rows = (
        Indicator(id="a", name="Lúa", actual=reached("222999", "ha"), span=whole),
        Indicator(id="b", name="Cây ăn trái", actual=reached("21798", "ha"), span=whole),
    )
    meeting = Meeting(indicators=rows, source=Source(sentences=(sentence,)))
    assert result_bullets(meeting, NOTHING, 9, VI) == (WORDS,)
    lines = " ".join(result_bullets(corrected(meeting, name, "5"), NOTHING, 9, VI))
    assert "5 ha" in lines
    assert WORDS not in lines
