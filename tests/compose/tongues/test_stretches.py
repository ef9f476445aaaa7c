from hypothesis import given
from hypothesis import strategies as st

from briefgen.compose import compose_brief
from briefgen.compose.tongues.stretches import Kept, Tongues, kept_note, tongues_of
from briefgen.compose.wording import Wording
from briefgen.model import Meeting
from tests.forms import meeting_of, sample

TONGUES = Tongues(
    "vi",
    (
        Kept("indicators[0].name", "Sản lượng lúa"),
        Kept("indicators[1].name", "GRDP"),
        Kept("findings[0].text", "Kinh tế tăng trưởng thấp, vốn đầu tư công chậm giải ngân"),
    ),
    ("Lê Quang Mạnh",),
)


def shown(text: str, tongues: Tongues = TONGUES) -> str:
    return "".join(f"‹{s.text}›" if s.kept else s.text for s in tongues.stretches(text))


def test_whole_texts_are_found_in_any_letters_and_with_signs_that_forbid_a_break() -> None:
    assert shown("sản lượng lúa beat target.") == "‹sản lượng lúa› beat target."
    assert shown("SẢN LƯỢNG LÚA") == "‹SẢN LƯỢNG LÚA›"
    assert shown("concluded by Lê\u00a0Quang Mạnh") == "concluded by ‹Lê\u00a0Quang Mạnh›"
    assert shown("GRDP, growth") == "‹GRDP›, growth"


def test_texts_cut_short_are_found_by_their_beginning() -> None:
    assert shown("Kinh tế tăng trưởng thấp, vốn…") == "‹Kinh tế tăng trưởng thấp, vốn›…"


def test_english_words_are_not_taken_for_the_record() -> None:
    assert shown("6 of 14 indicators met or exceeded") == "6 of 14 indicators met or exceeded"
    assert shown("vốn", TONGUES) == "vốn"  # a single word of a longer text proves nothing


@given(st.lists(st.sampled_from(["Sản lượng lúa", "met,", "target", "GRDP", " ", "…"])))
def test_the_stretches_are_the_text(words: list[str]) -> None:
    text = " ".join(words)
    assert "".join(stretch.text for stretch in TONGUES.stretches(text)) == text


def test_a_page_in_the_language_of_its_record_keeps_nothing() -> None:
    tongues = tongues_of(sample(), "vi")
    assert tongues == Tongues()
    assert tongues.stretches("Sản lượng lúa") == Tongues().stretches("Sản lượng lúa")
    assert tongues.shown_in(compose_brief(sample())) == ()


def test_what_a_page_shows_is_listed_by_its_path_in_the_record() -> None:
    meeting = meeting_of("can-tho-2020")
    page = compose_brief(meeting, language="en")
    tongues = tongues_of(meeting, "en")
    kept = tongues.shown_in(page)
    names = {row.name.split(" (")[0] for row in page.rows}
    assert names <= {each.text[:1].upper() + each.text[1:] for each in kept}
    assert all(each.path for each in kept)
    note = kept_note(page, tongues, Wording("en"))
    assert note == f"{len(kept)} texts kept in Vietnamese: no English in the record."
    assert page.footnotes[-1] == note


def test_a_record_wholly_translated_keeps_nothing() -> None:
    assert kept_note(compose_brief(Meeting()), Tongues(), Wording("en")) == ""
