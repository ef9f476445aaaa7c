"""Bookmarks: read across split runs and tracked changes, written in the look they have."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.word.bookmarks import bookmarked_texts
from briefgen.word.marked import MarkedDocument
from briefgen.word.memory import Memory, recall, remember, renew, sum_of
from tests.word.packages import docx

START = '<w:bookmarkStart w:id="{0}" w:name="{1}"/>'
END = '<w:bookmarkEnd w:id="{0}"/>'
DELETED = "<w:del w:id='9' w:author='a'><w:r><w:delText>146</w:delText></w:r></w:del>"
words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=12)


def run(text: str, look: str = "") -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def marked(inside: str, before: str = "", behind: str = "") -> bytes:
    body = f"<w:p>{before}{START.format(7, 'lua_actual')}{inside}{END.format(7)}{behind}</w:p>"
    return docx(body)


def text_of(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read("word/document.xml").decode()


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("146.512"), "146.512"),
        (run("146.") + "<w:proofErr w:type='spellStart'/>" + run("512"), "146.512"),
        ("", ""),
        (f"<w:ins w:id='9' w:author='a'>{run('150')}</w:ins>", "150"),
        (
            f"{DELETED}<w:ins w:id='10' w:author='a'>{run('150')}</w:ins>",
            "150",
        ),
        ("<w:r><w:t>▲</w:t><w:tab/></w:r>", "▲\t"),
        ("<w:r><w:t>59</w:t><w:noBreakHyphen/><w:t>NQ</w:t></w:r>", "59\u2011NQ"),
    ],
)
def test_a_bookmark_holds_what_one_reads(inside: str, text: str) -> None:
    mark = MarkedDocument(marked(inside, run("Đạt "), run(" tấn"))).marks["lua_actual"]
    assert (mark.text, mark.behind.strip()) == (text, "tấn" if text else mark.behind.strip())
    assert mark.line == f"Đạt {text} tấn"


def test_a_new_text_takes_the_look_of_the_first_run_and_leaves_the_rest() -> None:
    bold, red = "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:color w:val='FF0000'/></w:rPr>"
    document = MarkedDocument(marked(run("146", bold) + run(".512", red), run("a "), run(" b")))
    document.write("lua_actual", "147.000")
    document.keep()
    assert document.marks["lua_actual"].line == "a 147.000 b"
    xml = text_of(document.content())
    assert xml.count("<w:b/>") == 1
    assert "FF0000" not in xml


def test_what_was_deleted_with_changes_tracked_stays_so() -> None:
    document = MarkedDocument(marked(f"{DELETED}<w:ins w:id='8' w:author='a'>{run('150')}</w:ins>"))
    document.write("lua_actual", "151")
    document.keep()
    assert document.marks["lua_actual"].text == "151"
    assert "<w:delText>146</w:delText>" in text_of(document.content())


@pytest.mark.parametrize(
    "body",
    [
        START.format(7, "lua_actual") + END.format(7),
        END.format(7) + START.format(7, "lua_actual"),
        START.format(6, "lua_actual") + START.format(7, "lua_actual") + END.format(7),
    ],
)
def test_an_empty_bookmark_is_written_in_whoever_saved_it(body: str) -> None:
    document = MarkedDocument(docx(f"<w:p>{run('a ')}{body}{run(' b')}</w:p>"))
    assert document.marks["lua_actual"].text == ""
    document.write("lua_actual", "12,5")
    document.keep()
    assert document.marks["lua_actual"].text == "12,5"
    assert document.marks["lua_actual"].line == "a 12,5 b"


@given(words)
def test_what_is_written_is_read(text: str) -> None:
    document = MarkedDocument(marked(run("1")))
    document.write("lua_actual", text)
    document.keep()
    assert MarkedDocument(document.content()).marks["lua_actual"].text == text
    assert bookmarked_texts(text_of(document.content()))["lua_actual"] == text


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), words, max_size=4))
def test_a_document_remembers_its_making(facts: dict[str, str]) -> None:
    members = MarkedDocument(remember(marked(run("146.512")), facts)).members
    memory = recall(members)
    assert memory is not None
    assert memory.facts == facts
    assert memory.sums == {"lua_actual": sum_of("146.512")}
    renew(members, Memory({"a": "b"}, {}))
    assert recall(members) == Memory({"a": "b"}, {})


def test_what_nobody_sees_does_not_count_as_changed() -> None:
    assert sum_of("6/14\u00a0chỉ tiêu") == sum_of(" 6/14 chỉ  tiêu ")
    assert sum_of("59\u2011NQ") == sum_of("59-NQ")
    assert sum_of("146.512") != sum_of("146.521")


def test_a_document_without_memory_remembers_nothing() -> None:
    assert recall(MarkedDocument(marked(run("1"))).members) is None
