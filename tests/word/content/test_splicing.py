"""Rich values end up beside the run or paragraph of their tag, whatever stands around it."""

import re

import pytest
from lxml import etree

from briefgen.word import Blocks, Paragraph, RichText, Table
from briefgen.word.content.nouns import Cell
from tests.word.packages import (
    cell,
    codes,
    docx,
    fill,
    member,
    p,
    paragraphs,
    row,
    rows,
    run,
    table,
)

BOLD = '<w:rPr><w:b/><w:sz w:val="20"/></w:rPr>'
RED = RichText.of("đỏ", color="#FF0000")
TWO = Blocks.of([Paragraph(("một",)), Paragraph(("hai",))])
GRID = Table(((Cell((Paragraph(("ô",)),)),),))
SECTION = (
    '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    f"</w:pPr>{run('{{ v }}')}</w:p>"
)


def body(document: bytes) -> str:
    return re.sub(r"^.*<w:body>|<w:sectPr w:rsid.*", "", member(document), flags=re.DOTALL)


def test_text_with_a_look_stands_beside_the_run_of_its_tag_and_inherits_from_it() -> None:
    made = member(fill(docx(p(run("trước {{ v }} sau", BOLD))), v=RED))
    assert (
        '</w:t></w:r><w:r><w:rPr><w:b/><w:color w:val="FF0000"/><w:sz w:val="20"/></w:rPr>' in made
    )
    assert paragraphs(fill(docx("trước {{ v }} sau"), v=RED)) == ["trước đỏ sau"]


def test_no_empty_run_is_left_where_the_tag_was_all_of_it() -> None:
    made = member(fill(docx("{{ v }}"), v=RED))
    assert made.count("<w:r>") == 2  # that of the value, and one for what may follow


@pytest.mark.parametrize("prefix", ["", "p ", "r "])
def test_paragraphs_take_the_place_of_the_paragraph_with_their_tag(prefix: str) -> None:
    made = fill(docx("a", "{{" + prefix + " v }}", "b"), v=TWO)
    assert paragraphs(made) == ["a", "một", "hai", "b"]


def test_text_beside_paragraphs_is_kept_before_and_after_them() -> None:
    assert paragraphs(fill(docx("a {{ v }} b"), v=TWO)) == ["a ", "một", "hai", " b"]


def test_several_rich_values_share_a_paragraph() -> None:
    made = fill(docx("{{ v }} và {{ w }}, {{ v }}"), v=RED, w=RichText.of("xanh"))
    assert paragraphs(made) == ["đỏ và xanh, đỏ"]
    assert paragraphs(fill(docx("{{ v }}{{ v }}"), v=TWO)) == ["một", "hai", "một", "hai"]


def test_a_cell_ends_with_a_paragraph_after_a_table() -> None:
    made = fill(docx(table(row("{{ v }}", "b"))), v=Blocks((GRID,)))
    assert "</w:tbl><w:p>" in body(made)
    assert rows(made)[-1] == ["ô"]


def test_two_tables_stay_apart() -> None:
    made = body(fill(docx("{{ v }}", "{{ v }}"), v=Blocks((GRID,))))
    assert "</w:tbl><w:tbl>" not in made


def test_a_table_before_text_leaves_no_blank_line() -> None:
    assert paragraphs(fill(docx("a", "{{ v }}", "b"), v=Blocks((GRID,)))) == ["a", "ô", "b"]


def test_a_section_ends_after_what_takes_the_place_of_its_last_paragraph() -> None:
    made = body(fill(docx(SECTION, "b"), v=TWO))
    assert made.count("<w:sectPr>") == 1
    assert made.index("hai") < made.index("<w:sectPr>")


def test_bookmarks_and_comments_of_a_replaced_paragraph_stay() -> None:
    marks = '<w:bookmarkStart w:id="7" w:name="chỗ"/>', '<w:bookmarkEnd w:id="7"/>'
    made = body(fill(docx(f"<w:p>{marks[0]}{run('{{ v }}')}{marks[1]}</w:p>"), v=TWO))
    assert all(mark in made for mark in marks)


def test_a_new_paragraph_in_a_value_has_the_look_of_its_own() -> None:
    styled = f'<w:p><w:pPr><w:jc w:val="both"/></w:pPr>{run("{{ v }}", BOLD)}</w:p>'
    made = fill(docx(styled), v="một\x07hai\x0cba\x0bbốn")
    assert paragraphs(made) == ["một", "hai", "\n", "ba\nbốn"]
    assert member(made).count('<w:jc w:val="both"/>') == 4
    assert member(made).count("<w:b/>") == 3
    assert '<w:br w:type="page"/>' in member(made)


def test_a_new_paragraph_closes_a_link_and_opens_it_again() -> None:
    link = f'<w:hyperlink w:anchor="x">{run("{{ v }}")}</w:hyperlink>'
    made = member(fill(docx(f"<w:p>{link}</w:p>"), v="a\x07b"))
    assert made.count('<w:hyperlink w:anchor="x">') == 2
    etree.fromstring(made.encode())


def test_a_link_is_never_put_into_a_link() -> None:
    link = f'<w:hyperlink w:anchor="x">{run("a {{ v }} b")}</w:hyperlink>'
    made = member(fill(docx(f"<w:p>{link}</w:p>"), v=RichText.of("đây", url="https://vi.dụ")))
    root = etree.fromstring(made.encode())
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}hyperlink"
    assert [len(list(one.iter(name))) for one in root.iter(name)] == [1, 1, 1]


def test_rich_values_stand_in_loops_cells_and_notes() -> None:
    template = docx(
        "{% for x in v %}", "- {{ x }}", "{% endfor %}", table(row(cell("{{ v[0] }}"), "b"))
    )
    made = fill(template, v=[RED, TWO, RED])
    assert paragraphs(made) == ["- đỏ", "- ", "một", "hai", "- đỏ", "đỏ", "b"]


def test_a_rich_value_is_refused_where_only_plain_text_can_stand() -> None:
    drawing = '<wp:inline><wp:docPr id="1" name="n" descr="x {{ v }}"/></wp:inline>'
    alt = f"<w:p><w:r><w:drawing>{drawing}</w:drawing></w:r></w:p>"
    assert codes(docx(alt), v=RED) == ["value-not-text"]
