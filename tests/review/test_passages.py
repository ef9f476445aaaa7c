"""The text cut where facts begin and end."""

from pathlib import Path

from briefgen import flows
from briefgen.model import Sentence, Span
from briefgen.review.facts import Fact, facts_of
from briefgen.review.passages import passages, places_of, quoted_sentences
from briefgen.review.wording import Words
from tests.shelves import REPORT


def fact(key: str, text: str, quote: str) -> Fact:
    start = text.index(quote)
    span = Span(start=start, end=start + len(quote), quote=quote)
    return Fact(key, "indicators", "indicators", key, key, key, (), (), (span,))


def sentence(text: str) -> Sentence:
    return Sentence(id="S01", kind="body", start=0, end=len(text), text=text)


def pieces(text: str, *facts: Fact) -> list[tuple[str, tuple[str, ...]]]:
    (((line,),)) = passages([sentence(text)], facts, frozenset(), frozenset())
    return [(piece.text, piece.facts) for piece in line.pieces]


def unread(text: str, *facts: Fact) -> list[str]:
    (((line,),)) = passages([sentence(text)], facts, frozenset(), frozenset())
    return [piece.text for piece in line.pieces if piece.unread]


def test_facts_inside_and_across_each_other_are_cut_at_every_edge() -> None:
    text = "thu 5 tỷ đồng, chi 3 tỷ đồng"
    whole, inner = fact("a", text, text), fact("b", text, "5 tỷ đồng")
    across = fact("c", text, "đồng, chi")
    assert pieces(text, whole, inner, across) == [
        ("thu ", ("a",)),
        ("5 tỷ ", ("b", "a")),
        ("đồng", ("b", "c", "a")),
        (", chi", ("c", "a")),
        (" 3 tỷ đồng", ("a",)),
    ]


def test_a_figure_that_no_fact_holds_is_marked() -> None:
    assert unread("trồng 25,5 ha và 1.300 cây") == ["25,5", "1.300"]
    assert unread("đạt 97,5% dự toán") == ["97,5%"]
    text = "trồng 25,5 ha và 1.300 cây"
    assert unread(text, fact("a", text, "25,5 ha")) == ["1.300"]


def test_years_days_ordinals_numbers_and_names_are_no_figures() -> None:
    for text in (
        "Năm 2020, dịch COVID-19 kéo dài",
        "Chiều ngày 20, Nghị quyết số 59-NQ/TW",
        "trong 10 tháng đầu năm và quý 3",
        "ngày 20/11/2020, giai đoạn 2021-2025",
    ):
        assert unread(text) == [], text


def test_no_letter_of_a_real_text_is_lost_or_told_twice() -> None:
    meeting = flows.read_meeting(flows.open_input(Path(REPORT)))
    assert meeting.source is not None
    facts = facts_of(meeting, Words("vi"))
    paragraphs = passages(meeting.source.sentences, facts, frozenset(), frozenset())
    lines = [line for paragraph in paragraphs for line in paragraph]
    for line in lines:
        assert "".join(piece.text for piece in line.pieces) == line.sentence.text
    placed = places_of(paragraphs)
    assert all(fact.key in placed for fact in facts if fact.spans)


def test_quotes_alone_are_shown_once_in_the_order_of_the_text() -> None:
    text = "thu 5 tỷ đồng, chi 3 tỷ đồng"
    facts = [fact("b", text, "chi 3 tỷ đồng"), fact("a", text, "thu 5 tỷ đồng"),
             fact("c", text, "5 tỷ")]  # fmt: skip
    shown = quoted_sentences(facts)
    assert [item.text for item in shown] == ["thu 5 tỷ đồng", "chi 3 tỷ đồng"]
