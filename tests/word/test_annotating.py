"""Problems as comments in a copy of the template."""

import re

import pytest
from lxml import etree

from briefgen.errors import TemplateError
from briefgen.word import check_template
from briefgen.word.annotating import annotate
from tests.word.packages import (
    NAMES,
    W,
    cell,
    docx,
    member,
    override,
    p,
    relation,
    row,
    run,
    table,
    text_of,
)

BOX = (
    '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>'
    + p("{{ box| }}")
    + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def with_header(*blocks: str) -> bytes:
    return docx(
        *blocks,
        members={"word/header1.xml": f"<w:hdr {NAMES}>{p('{{ head + }}')}</w:hdr>"},
        relations=relation(1, "header", "header1.xml"),
        types=override("word/header1.xml", "header"),
    )


def noted(document: bytes) -> list[tuple[str, str]]:
    """Return the text of each commented paragraph, and of its comment."""
    body = etree.fromstring(member(document).encode())
    root = etree.fromstring(member(document, "word/comments.xml").encode())
    texts = {
        one.get(W + "id"): "\n".join(text_of(held) for held in one.iter(W + "p")) for one in root
    }
    return [
        (text_of(held), texts[start.get(W + "id")])
        for held in body.iter(W + "p")
        for start in held.findall(W + "commentRangeStart")
    ]


def annotated(template: bytes) -> bytes:
    return annotate(template, check_template(template, name="mau.docx"), "en")


def test_each_problem_stands_at_its_paragraph() -> None:
    template = docx("x", "{{ a + }}", table(row("y", cell("z", "{{ b|uper }}"))), p("neo", BOX))
    found = noted(annotated(template))
    assert [place for place, _ in found] == ["{{ a + }}", "{{ b|uper }}", "neo{{ box| }}"]
    texts = [text.replace("\u2060", "") for _, text in found]
    assert texts[0].startswith("«{{ a + }}», column 7: The expression")
    assert texts[1].endswith("[filter-unknown-similar]")
    assert texts[2].startswith("text box 1 › «{{ box| }}», column 8: ")


def test_what_is_wrong_where_no_comment_may_stand_is_gathered_on_the_first_paragraph() -> None:
    template = with_header("đầu", "{% if x %}")
    (first, gathered), (second, _) = noted(annotated(template))
    assert first == "đầu"
    assert gathered.replace("\u2060", "").startswith("header › paragraph 1 › «{{ head + }}»")
    assert second == "{% if x %}"


def test_comments_that_are_there_stay() -> None:
    held = f'<w:comment w:id="7" w:author="Lan">{p("của tôi")}</w:comment>'
    own = f"<w:comments {NAMES}>{held}</w:comments>"
    template = docx(
        p('<w:commentRangeStart w:id="7"/>', "{{ a + }}", '<w:commentRangeEnd w:id="7"/>'),
        members={"word/comments.xml": own},
        relations=relation(1, "comments", "comments.xml"),
        types=override("word/comments.xml", "comments"),
    )
    made = annotated(template)
    comments = member(made, "word/comments.xml")
    assert "của tôi" in comments
    assert re.findall(r'<w:comment w:id="(\d+)"', comments) == ["7", "8"]
    assert member(made, "[Content_Types].xml").count("comments+xml") == 1


def test_equal_input_gives_equal_bytes_and_nothing_wrong_changes_nothing() -> None:
    template = docx("{{ a + }}")
    assert annotated(template) == annotated(template)
    good = docx("{{ a }}")
    assert member(annotated(good)) == member(good)


def test_a_copy_can_be_checked_again_its_comments_are_no_tags() -> None:
    template = with_header("{{ a + }}", p(run("{% if x %}")))
    found = check_template(template)
    assert check_template(annotated(template)) == found


def test_a_file_that_is_no_document_cannot_be_annotated() -> None:
    with pytest.raises(TemplateError):
        annotate(b"x", ())
