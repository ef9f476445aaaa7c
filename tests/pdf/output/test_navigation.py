"""Bookmarks and links: where they lead, what is read of them."""

import io

import pikepdf
import pytest

from briefgen.errors import BriefgenError
from tests.pdf.sheets import drawn, faults

LONG = """<text style="plain" role="H1">Kết quả {{ year }}</text>
<text style="plain">Xem <link to="phan-2">phần <run style="small">hai</run></link>, rồi
<link url="https://vi.wikipedia.org/wiki/Cần_Thơ" says="Cần Thơ trên Wikipedia">Cần Thơ</link>.</text>
<text style="plain" role="H2">Kinh tế</text><space height="100"/>
<section start="page"><text style="plain" role="H2" id="phan-2">Xã hội</text>
<bookmark title="Bảng phụ" level="3" name="bang"/><text style="plain">Về <link to="bang">bảng</link>.</text>
</section>"""  # noqa: E501


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def test_headings_of_long_documents_are_bookmarks_by_their_level() -> None:
    with opened(drawn(LONG, {"year": 2020}).content) as file, file.open_outline() as outline:
        (top,) = outline.root
        assert top.title == "Kết quả 2020"
        assert [item.title for item in top.children] == ["Kinh tế", "Xã hội"]
        assert [item.title for item in top.children[1].children] == ["Bảng phụ"]
        assert top.children[1].destination[0].objgen == file.pages[1].obj.objgen
        assert file.Root.PageMode == "/UseOutlines"


def test_one_page_has_bookmarks_only_where_they_are_asked_for() -> None:
    body = '<text style="plain" role="H1">Một</text>'
    assert b"/Outlines" not in drawn(body).content
    with opened(drawn(body, doc='bookmarks="yes"').content) as file:
        assert file.Root.Outlines.First.Title == "Một"
    with opened(drawn(LONG, {"year": 1}, doc='bookmarks="no"').content) as file:
        assert "/Outlines" not in file.Root


def test_links_say_where_they_lead_and_stand_in_their_element() -> None:
    with opened(drawn(LONG, {"year": 2020}).content) as file:
        inner, outer = file.pages[0].Annots
        assert str(inner.Contents) == "phần hai"
        assert inner.Dest[0].objgen == file.pages[1].obj.objgen
        assert str(outer.Contents) == "Cần Thơ trên Wikipedia"
        assert str(outer.A.URI) == "https://vi.wikipedia.org/wiki/C%E1%BA%A7n_Th%C6%A1"
        parents = file.Root.StructTreeRoot.ParentTree.Nums
        element = {int(parents[at]): parents[at + 1] for at in range(0, len(parents), 2)}
        link = element[int(inner.StructParent)]
        assert link.S == "/Link"
        assert link.K[-1].Obj.objgen == inner.objgen
        kids = ["words" if isinstance(kid, int) else str(kid.S) for kid in link.P.K]
        assert kids == ["words", "/Link", "words", "/Link", "words"]


def test_a_link_over_two_lines_can_be_hit_on_both() -> None:
    body = '<text style="plain" width="30" id="a"><link to="a">một hai ba bốn năm sáu</link></text>'
    with opened(drawn(body).content) as file:
        first, second = file.pages[0].Annots
        assert float(first.Rect[1]) > float(second.Rect[3]) - 4
        assert len(file.Root.StructTreeRoot.ParentTree.Nums) == 6


@pytest.mark.parametrize("standards", [("ua1", "2a")])
def test_documents_with_links_and_bookmarks_conform(standards: tuple[str, ...]) -> None:
    assert faults(drawn(LONG, {"year": 2020}).content, *standards) == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<text style="plain" id="phan-1">a <link to="phan-2">b</link></text>',
         "link-target-unknown-near"),
        ('<text style="plain">a <link to="ở-đâu">b</link></text>', "link-target-unknown"),
        ('<text style="plain" role="none">a <link url="mailto:a@b.vn">b</link></text>',
         "link-in-decoration"),
        ('<text style="plain">a <link url="javascript:alert(1)">b</link></text>',
         "attribute-value"),
        ('<text style="plain">a <link>b</link></text>', "link-nowhere"),
        ('<text style="plain" id="a"><link to="a" url="https://b.vn">b</link></text>',
         "link-nowhere"),
    ],
)  # fmt: skip
def test_links_that_lead_nowhere_are_refused(body: str, code: str) -> None:
    with pytest.raises(BriefgenError) as caught:
        drawn(body)
    (problem,) = caught.value.problems
    assert problem.code == code
    assert problem.at.line
