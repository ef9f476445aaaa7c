"""Refresh: figures follow the record, everything else stays as a hand left it."""

import io
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn

from briefgen import flows
from briefgen.errors import BriefgenError
from briefgen.flows.inputs import Input
from briefgen.flows.refreshing import Refreshed, RefreshWish, refresh
from briefgen.word import is_untouched
from briefgen.word.bookmarks import bookmarked_texts
from tests.forms import SETTING
from tests.shelves import REPORT, SEEDS

RETAIL = "tong_muc_ban_le_hang_hoa_va_doanh_thu_dich_vu"
NEW = {
    "ước thực hiện 146.512 tỷ đồng": "ước thực hiện 147.000 tỷ đồng",
    '"222.999ha"\n': '"223.500ha"\n',
    "percent: 134.7": "percent: 135.2",
}
REWORDED = "Năm 2020 cả thành phố gieo được {}ha lúa; trồng và chăm sóc 21.798ha cây ăn trái."
Edit = Callable[[DocumentType], None]


@pytest.fixture(scope="module")
def record() -> str:
    meeting = flows.read_meeting(flows.open_input(REPORT))
    return flows.meeting_text(meeting, None, "test").decode()


@pytest.fixture(scope="module")
def made(record: str) -> bytes:
    return brief(record)


def held(record: str) -> Input:
    return Input("meeting.yaml", record.encode(), Path("meeting.yaml"))


def brief(record: str, template: str = "one-page") -> bytes:
    meeting = flows.read_meeting(held(record))
    return flows.make_brief(meeting, flows.Look(brief=template), SETTING, "meeting.yaml")


def changed(record: str, new: dict[str, str] | None = None) -> str:
    for old, text in (new or NEW).items():
        assert old in record, old
        record = record.replace(old, text)
    return record


def refreshed(docx: bytes, record: str, wish: RefreshWish | None = None) -> Refreshed:
    return refresh(Input("brief.docx", docx, Path("brief.docx")), held(record), SETTING, wish)


def edited(docx: bytes, *edits: Edit) -> bytes:
    document = Document(io.BytesIO(docx))
    for edit in edits:
        edit(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def paragraphs(docx: bytes) -> list[str]:
    body = Document(io.BytesIO(docx)).element.body
    return [
        "".join(leaf.text or "\t" for leaf in p.iter(qn("w:t"), qn("w:tab")))
        for p in body.iter(qn("w:p"))
    ]


def members(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def marks(docx: bytes) -> dict[str, str]:
    return bookmarked_texts(members(docx)["word/document.xml"].decode())


def insert_paragraph(document: DocumentType) -> None:
    document.paragraphs[3].insert_paragraph_before("Đoạn do chuyên viên thêm.")


def split_runs(document: DocumentType) -> None:
    for leaf in list(document.element.body.iter(qn("w:t"))):
        text = leaf.text or ""
        if re.fullmatch(r"[\d.,]{3,}", text):
            run = leaf.getparent()
            other = deepcopy(run)
            leaf.text, other.find(qn("w:t")).text = text[:2], text[2:]
            run.set(qn("w:rsidR"), "00AB12CD")
            run.addnext(other)


def move_row(document: DocumentType) -> None:
    rows = max((table._tbl for table in document.tables), key=lambda t: len(t.tr_lst)).tr_lst
    rows[1].addprevious(rows[4])


def reword(document: DocumentType) -> None:
    for run in (run for paragraph in document.paragraphs for run in paragraph.runs):
        run.text = run.text.replace("Sản xuất ", "Năm 2020 cả thành phố gieo được ")


def delete_results(document: DocumentType) -> None:
    for paragraph in document.paragraphs:
        if "88" in paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)


def type_over(old: str, new: str) -> Edit:
    def edit(document: DocumentType) -> None:
        for leaf in document.element.body.iter(qn("w:t")):
            if leaf.text == old:
                leaf.text = new

    return edit


HAND = (insert_paragraph, split_runs, move_row, reword, delete_results)


@pytest.mark.parametrize("template", ["one-page", "party-brief", "en-memo", "bilingual-one-page"])
def test_without_news_the_document_keeps_every_byte(record: str, template: str) -> None:
    docx = brief(record, template)
    once = refreshed(docx, record)
    assert once.content == docx
    assert {each.outcome for each in once.found} <= {"absent"}


def test_a_hand_edited_document_takes_only_the_new_figures(record: str, made: bytes) -> None:
    before = edited(made, *HAND)
    result = refreshed(before, changed(record))
    old, new = paragraphs(before), paragraphs(result.content)
    differing = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    assert differing == [
        ("134,7", "135,2"),
        ("146.512", "147.000"),
        (REWORDED.format("222.999"), REWORDED.format("223.500")),
    ]
    assert {(each.before, each.after) for each in result.of("changed")} == {
        ("134,7", "135,2"),
        ("146.512", "147.000"),
        ("222.999", "223.500"),
    }
    assert {each.part for each in result.of("deleted")} == {"actual"}


def test_other_members_stay_byte_by_byte(record: str, made: bytes) -> None:
    before = edited(made, *HAND)
    one, other = members(before), members(refreshed(before, changed(record)).content)
    assert list(one) == list(other)
    assert {name for name in one if one[name] != other[name]} == {
        "word/document.xml",
        "customXml/item1.xml",
        "docProps/core.xml",
    }


def test_a_second_refresh_finds_nothing_to_do(record: str, made: bytes) -> None:
    once = refreshed(edited(made, *HAND), changed(record))
    twice = refreshed(once.content, changed(record))
    assert twice.content == once.content
    assert not twice.of("changed", "conflict", "look")


def test_the_look_of_the_first_run_stays(record: str, made: bytes) -> None:
    def paint(document: DocumentType) -> None:
        for run in (
            r for t in document.tables for c in t._cells for p in c.paragraphs for r in p.runs
        ):
            if run.text == "146.512":
                run.italic = True

    docx = refreshed(edited(made, paint), changed(record)).content
    xml = members(docx)["word/document.xml"].decode()
    (look,) = re.findall(r"<w:rPr>((?:(?!</w:rPr>).)*)</w:rPr><w:t[^>]*>147\.000<", xml)
    assert "<w:i/>" in look
    assert "BGSoChinh" in look


def test_a_verdict_follows_its_ratio_with_sign_and_colour(record: str, made: bytes) -> None:
    news = {"percent: 97.6": "percent: 101.6", 'raw: "97,6%"': 'raw: "101,6%"'}
    result = refreshed(made, changed(record, news))
    texts = marks(result.content)
    (verdict,) = (text for name, text in texts.items() if re.fullmatch(r"tong_muc.*verdict", name))
    (sign,) = (text for name, text in texts.items() if re.fullmatch(r"tong_muc.*_mark", name))
    assert (sign.strip(), verdict) == ("▲", "Vượt")
    xml = members(result.content)["word/document.xml"].decode()
    assert (
        xml.count('w:val="BGVuot"')
        == members(made)["word/document.xml"].decode().count('w:val="BGVuot"') + 1
    )
    assert texts["point_results"].endswith("sản lượng lúa và 1\u00a0chỉ tiêu khác vượt kế hoạch.")
    assert "97,6" not in texts["point_attention"]
    assert is_untouched(result.content)  # no hand was there: it is still ours to replace


def test_it_says_what_a_new_document_would_say(record: str, made: bytes) -> None:
    news = {"percent: 97.6": "percent: 101.6", 'raw: "97,6%"': 'raw: "101,6%"'}
    anew = marks(brief(changed(record, news)))
    kept = marks(refreshed(made, changed(record, news)).content)
    assert {name: kept[name] for name in anew if name in kept} == {
        name: text for name, text in anew.items() if name in kept
    }


def test_a_figure_changed_by_hand_is_never_written_over(record: str, made: bytes) -> None:
    hand = edited(made, type_over("146.512", "150.000"))
    quiet = refreshed(hand, record)
    assert [(each.outcome, each.before, each.after) for each in quiet.of("kept", "conflict")] == [
        ("kept", "150.000", "146.512")
    ]
    loud = refreshed(hand, changed(record))
    (conflict,) = loud.of("conflict")
    assert (conflict.item, conflict.before, conflict.after) == (RETAIL, "150.000", "147.000")
    assert "150.000" in paragraphs(loud.content)
    again = refreshed(loud.content, changed(record))
    assert again.of("conflict") == [conflict]


def test_whose_figure_is_taken_may_be_said(record: str, made: bytes) -> None:
    hand = edited(made, type_over("146.512", "150.000"))
    record = changed(record)
    ours = refreshed(hand, record, RefreshWish(take="record"))
    assert "147.000" in paragraphs(ours.content)
    theirs = refreshed(hand, record, RefreshWish(take="document"))
    assert "150.000" in paragraphs(theirs.content)
    assert not theirs.of("conflict")
    assert not refreshed(theirs.content, record).of("conflict")


def test_figures_of_an_indicator_that_is_gone_are_listed(record: str, made: bytes) -> None:
    start = record.index("  - id: san_luong_cay_an_trai")
    end = record.index("\n  - id:", start + 5) + 1
    result = refreshed(made, record[:start] + record[end:])
    assert {each.mark.removeprefix("san_luong_cay_an_trai_") for each in result.of("gone")} >= {
        "actual",
        "ratio",
    }
    assert "147.591" in paragraphs(result.content)


def test_an_old_figure_copied_elsewhere_by_hand_is_told(record: str, made: bytes) -> None:
    def copy(document: DocumentType) -> None:
        document.add_paragraph("Như vậy, 146.512 tỷ đồng là mức cao nhất.")

    result = refreshed(edited(made, copy), changed(record))
    assert [each.before for each in result.of("look")] == ["146.512"]


def test_empty_bookmarks_as_libreoffice_writes_them_stay_empty(record: str, made: bytes) -> None:
    def rewrite(document: DocumentType) -> None:
        body = document.element.body
        name = qn("w:name")
        for start in list(body.iter(qn("w:bookmarkStart"))):
            if start.get(name) == "tang_truong_kinh_te_grdp_change":
                first = deepcopy(start)
                first.set(qn("w:id"), "77")
                start.addprevious(first)

    hand = edited(made, rewrite)
    assert not refreshed(hand, record).of("changed", "kept", "conflict", "look")


def refusal(docx: bytes, record: str, wish: RefreshWish | None = None) -> list[str]:
    with pytest.raises(BriefgenError) as caught:
        refreshed(docx, record, wish)
    return [problem.code for problem in caught.value.problems]


def test_what_cannot_be_refreshed_is_refused(record: str, made: bytes) -> None:
    plain = io.BytesIO()
    Document().save(plain)
    assert refusal(b"Kh\xc3\xb4ng", record)[0] == "refresh-not-word"
    assert refusal(plain.getvalue(), record) == ["refresh-not-ours"]

    def unmark(document: DocumentType) -> None:
        for start in list(document.element.body.iter(qn("w:bookmarkStart"))):
            start.getparent().remove(start)

    assert refusal(edited(made, unmark), record) == ["refresh-no-marks"]


def test_the_record_of_another_meeting_is_refused_unless_wanted(record: str, made: bytes) -> None:
    other = flows.read_meeting(flows.open_input(SEEDS / "donor-review-2023" / "meeting.yaml"))
    text = flows.meeting_text(other, None, "test").decode()
    assert refusal(made, text) == ["refresh-other-meeting"]
    assert refreshed(made, text, RefreshWish(same_meeting=True)).of("gone")


def test_a_document_without_memory_needs_its_template(record: str, made: bytes) -> None:
    parts = members(made)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            text = (
                content.replace(b"urn:briefgen:memory:1", b"urn:other")
                if "item1" in name
                else content
            )
            package.writestr(name, text)
    assert refusal(out.getvalue(), record) == ["refresh-no-template"]
    wish = RefreshWish(template="one-page")
    found = refreshed(out.getvalue(), changed(record), wish)
    assert {each.before for each in found.of("conflict")} == {"146.512", "134,7", "222.999"}
    taken = refreshed(out.getvalue(), changed(record), replace(wish, take="record"))
    assert "147.000" in paragraphs(taken.content)
