"""Which encoding a text is in is told by its words; in doubt the user is asked."""

import codecs

import pytest

from briefgen.errors import Place, SourceError, say
from briefgen.extract.forms.letters import ENCODINGS, decode_text, spell
from tests.extract.forms.written_forms import REPORT, in_encoding

PLACE = Place("tin.txt")


@pytest.mark.parametrize("encoding", ["windows-1258", "tcvn3", "vni", "viscii"])
def test_an_old_encoding_is_recognised_and_told(encoding: str) -> None:
    decoded = decode_text(in_encoding(REPORT, encoding), PLACE)
    assert decoded.encoding == encoding
    assert decoded.text == REPORT
    (note,) = decoded.notes
    assert note.severity == "warning"
    assert encoding in say(note, "vi")


def test_a_long_text_of_one_line_is_recognised_by_its_beginning() -> None:
    text = " ".join([REPORT.replace("\n", " ")] * 100)
    assert decode_text(in_encoding(text, "vni"), PLACE).text == text


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_encoding_that_the_user_names_is_taken(encoding: str) -> None:
    python = {"utf-16": "utf-16-le"}.get(encoding, encoding)
    content = (
        in_encoding("Thành ủy", encoding)
        if encoding in ("windows-1258", "tcvn3", "vni", "viscii")
        else "Thành ủy".encode(python)
    )
    assert decode_text(content, PLACE, encoding).text == "Thành ủy"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("marked", [True, False])
def test_unicode_of_two_and_four_bytes_is_read_with_and_without_mark(
    encoding: str, marked: bool
) -> None:
    mark = "\ufeff".encode(encoding) if marked else b""
    decoded = decode_text(mark + REPORT.encode(encoding), PLACE)
    assert decoded == (REPORT, None, ())


def test_a_few_odd_lines_of_a_unicode_text_are_doubted_and_kept() -> None:
    text = "Đ\n¶ÑÖ"
    decoded = spell(text, PLACE)
    assert decoded.text == text
    (note,) = decoded.notes
    assert (note.code, note.severity) == ("source-lines-unsure", "warning")
    assert "vni: ¶ĐƯ" in say(note, "vi")


def test_a_mark_of_utf_8_is_no_letter() -> None:
    assert decode_text(codecs.BOM_UTF8 + b"Hop", PLACE).text == "Hop"


@pytest.mark.parametrize("text", ["Thành ủy", "Cần Thơ họp"])
def test_too_few_words_make_a_question_with_the_readings(text: str) -> None:
    with pytest.raises(SourceError) as caught:
        decode_text(in_encoding(text, "tcvn3"), PLACE)
    (problem,) = caught.value.problems
    assert problem.code == "source-encoding-unsure"
    for language in ("vi", "en"):
        sentence = say(problem, language)  # type: ignore[arg-type]
        assert f"tcvn3: {text}" in sentence
        assert "--encoding tcvn3" in sentence


def test_letters_that_are_no_vietnamese_in_any_encoding_are_refused_with_the_offset() -> None:
    with pytest.raises(SourceError, match="offset 3") as caught:
        decode_text("un été à la plage, déjà vu, garçon".encode("latin-1"), PLACE)
    assert caught.value.problems[0].code == "source-undecodable"


def test_a_wrong_name_of_an_encoding_is_told_with_the_byte() -> None:
    with pytest.raises(SourceError, match="TCVN3"):
        decode_text(b"Th\xc0nh", PLACE, "tcvn3")


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_letters_of_fonts_saved_as_unicode_are_read_line_by_line(encoding: str) -> None:
    lines = in_encoding(REPORT, encoding).decode("cp1252")
    spelt = spell("Thường trực Tỉnh ủy\n" + lines, PLACE)
    assert spelt.text == "Thường trực Tỉnh ủy\n" + REPORT
    assert spelt.encoding == encoding


def test_a_letter_lost_with_the_soft_hyphen_is_told_not_guessed() -> None:
    letters = in_encoding(REPORT, "tcvn3").decode("cp1252").replace("\u00ad", "")
    spelt = spell(letters, PLACE)
    assert [note.code for note in spelt.notes] == ["source-read-as", "source-words-odd"]
    assert "ương" not in spelt.text


@pytest.mark.parametrize(
    "text", [REPORT, "Café Zürich, naïve façade", "ASCII alone", "à á ã ê ô", ""]
)
def test_unicode_without_oddities_stays(text: str) -> None:
    assert spell(text, PLACE) == (text, None, ())


def test_garbled_text_is_mended_and_told_and_beyond_mending_refused() -> None:
    garbled = REPORT.encode().decode("latin-1")
    spelt = spell(garbled, PLACE)
    assert spelt.text == REPORT
    assert [note.code for note in spelt.notes] == ["source-letters-mended"]
    with pytest.raises(SourceError) as caught:
        spell("C\u00e1\u00bb\u2122ng h\u00c3\u00b2a ? \u00c4?", PLACE)
    assert caught.value.problems[0].code == "source-garbled"
