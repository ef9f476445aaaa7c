"""Words changed where they stand, and documents with many faults at once."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefgen.errors import Place
from briefgen.flows.conformity import check_format, commented
from briefgen.flows.inputs import Input
from briefgen.standards.lines import lines_of
from briefgen.standards.mending import insert_after, rewrite, set_size, split_at
from briefgen.standards.names import W
from briefgen.standards.parts import Parts
from tests.standards.checked import SETTING, codes, mended
from tests.standards.faults import BY_HAND, BY_HAND_HERE, WRONG
from tests.standards.written import docx
from tests.word.soundness import findings

LETTERS = st.text("aăâbcđÐê ./-:;ọ", max_size=6)
SAFE = [
    case
    for case in WRONG
    if case[1].__name__ == "party"
    and case[4] not in BY_HAND
    and case[0] not in BY_HAND_HERE
    and case[0] not in ("no separator", "no asterisk")  # nothing is left for others to change
]


def parts(*runs: str) -> Parts:
    inside = "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    root = etree.fromstring(f'<w:document xmlns:w="{W}"><w:p>{inside}</w:p></w:document>')
    return Parts(root, {root[0]: Place(part="body", paragraph=1)})


@given(st.lists(LETTERS, min_size=1, max_size=4), LETTERS)
def test_a_line_rewritten_reads_as_wanted(runs: list[str], wanted: str) -> None:
    given_parts = parts(*runs)
    (line,) = lines_of(given_parts)
    if not line.raw:
        return
    rewrite(line, wanted)
    assert lines_of(given_parts)[0].raw == wanted


@given(st.lists(LETTERS.filter(bool), min_size=1, max_size=3), st.integers(0, 12))
def test_a_run_parted_keeps_its_letters(runs: list[str], offset: int) -> None:
    given_parts = parts(*runs)
    (line,) = lines_of(given_parts)
    split_at(line, offset)
    after = lines_of(given_parts)[0]
    assert after.raw == line.raw
    if 0 < offset < len(line.raw):
        starts = [len("".join(p.raw for p in after.pieces[:n])) for n in range(len(after.pieces))]
        assert offset in starts


def test_a_size_goes_where_the_schema_wants_it() -> None:
    given_parts = parts("a")
    (line,) = lines_of(given_parts)
    line.pieces[0].run.insert(
        0, etree.fromstring(f'<w:rPr xmlns:w="{W}"><w:u w:val="single"/></w:rPr>')
    )
    set_size(line.pieces, 13.5)
    names = [etree.QName(each).localname for each in line.pieces[0].run[0]]
    assert names == ["sz", "szCs", "u"]
    assert lines_of(given_parts)[0].pieces[0].look.size == 13.5


def test_a_paragraph_put_behind_another_is_set_like_it() -> None:
    given_parts = parts("Trích yếu")
    paragraph = next(iter(given_parts.places))
    made = insert_after(paragraph, "-----")
    assert made.getprevious() is paragraph
    assert "".join(made.itertext()) == "-----"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(SAFE), unique_by=id, min_size=2, max_size=8))
def test_many_faults_are_mended_together(cases: list[tuple[str, object, object, str, str]]) -> None:
    made = SAFE[0][1]()
    for case in cases:
        case[2](made)  # type: ignore[operator]
    left = codes(mended(docx(made)))
    assert not {case[4] for case in cases} & set(left)


def test_a_right_document_is_given_back_as_it_is() -> None:
    content = docx(SAFE[0][1]())
    assert mended(content) == content


def test_copies_are_as_valid_as_the_document() -> None:
    made = SAFE[0][1]()
    for case in SAFE[::5]:
        case[2](made)
    content = docx(made)
    repaired = mended(content)
    assert repaired != content
    assert findings(repaired) <= findings(content)
    notes = commented(check_format(Input("van-ban.docx", content), SETTING), "vi")
    assert findings(notes) <= findings(content)
