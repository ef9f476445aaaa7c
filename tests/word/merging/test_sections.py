"""Sections of sub-documents among those of the template."""

import re

from briefgen.word.content.nouns import Subdocument
from briefgen.word.merging.sections import marked, settle_sections
from tests.word.packages import cell, docx, fill, member, row, run, table
from tests.word.soundness import with_members

HEADER = '<w:headerReference w:type="default" r:id="t9"/>'
WIDE = f'<w:sectPr>{HEADER}<w:pgSz w:w="999" w:h="5"/></w:sectPr>'
SUB = docx(f"<w:p><w:pPr>{WIDE}</w:pPr>{run('ngang')}</w:p>", "dọc")


def sections(document: bytes) -> list[str]:
    """Return the page width of each section, and the texts between, in their order."""
    found = re.findall(r'<w:pgSz[^<>]*?w:w="(\d+)"|<w:t [^<>]*>([^<>]+)</w:t>', member(document))
    return [width or text for width, text in found]


def own_width() -> str:
    return sections(docx("x"))[-1]


def test_what_stands_before_keeps_its_page() -> None:
    made = fill(docx("trước", "{{ a }}", "sau"), a=Subdocument(SUB))
    assert sections(made) == ["trước", own_width(), "999", "ngang", "dọc", "sau", own_width()]
    assert "headerReference" not in member(made)


def test_nothing_is_put_before_a_sub_document_that_begins_the_document() -> None:
    made = fill(docx("{{ a }}"), a=Subdocument(SUB))
    assert sections(made) == ["999", "ngang", "dọc", own_width()]


def test_each_turn_of_a_loop_has_its_sections() -> None:
    made = fill(docx("{% for x in xs %}", "{{ a }}", "{% endfor %}"), a=Subdocument(SUB), xs=[1, 2])
    own = own_width()
    assert sections(made) == ["999", "ngang", "dọc", own, "999", "ngang", "dọc", own]


def test_the_template_s_own_first_page_comes_once() -> None:
    template = docx("trước", "{{ a }}")
    first = '<w:titlePg/><w:pgNumType w:start="7" w:fmt="decimal"/>'
    text = member(template).replace("</w:sectPr>", f"{first}</w:sectPr>")
    template = with_members(template, {"word/document.xml": text.encode()})
    made = member(fill(template, a=Subdocument(SUB)))
    assert made.count("<w:titlePg/>") == 1
    assert made.count('w:start="7"') == 1
    assert made.index("<w:titlePg/>") < made.index("ngang")


def test_a_last_section_that_goes_on_without_a_new_page_does_so_here() -> None:
    kind = '<w:type w:val="continuous"/>'
    text = re.sub(r"(<w:sectPr w:rsidR[^<>]*>)", rf"\1{kind}", member(SUB))
    sub = with_members(SUB, {"word/document.xml": text.encode()})
    made = fill(docx("{{ a }}"), a=Subdocument(sub))
    assert '<w:type w:val="continuous"/>' in member(made)


def test_in_a_cell_no_section_ends() -> None:
    made = fill(docx(table(row(cell("{{ a }}", "{{ a }}"))), "{{ a }}"), a=Subdocument(SUB))
    assert "w:sectPr" not in member(made).partition("</w:tbl>")[0]
    assert sections(made)[4:] == [own_width(), "999", "ngang", "dọc", own_width()]


def test_a_section_that_says_nothing_ends_where_it_ends() -> None:
    plain = '<w:p><w:pPr><w:sectPr w:rsidR="1"/></w:pPr></w:p>'
    text = f"<w:body><w:p>a</w:p>{marked('<w:p>b</w:p>', 'nextPage')}{plain}<w:p>c</w:p>"
    made = settle_sections(f"{text}<w:sectPr><w:titlePg/></w:sectPr></w:body>")
    assert made.count('<w:sectPr w:rsidR="1"/>') == 2
    assert made.endswith("<w:p>c</w:p><w:sectPr><w:titlePg/></w:sectPr></w:body>")


def test_thousands_of_sub_documents_are_gone_through_once() -> None:
    sub = marked("<w:p>b</w:p>" * 20, "nextPage")
    made = settle_sections(f"<w:body>{sub * 5_000}<w:sectPr></w:sectPr></w:body>")
    assert made.count("</w:sectPr>") == 5_000
