"""Any text, any HTML: it arrives unchanged, or is refused; never a broken document."""

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefgen.errors import DataError
from briefgen.word import compile_template
from briefgen.word.content.nouns import (
    Blocks,
    Cell,
    Html,
    Listing,
    Markdown,
    Paragraph,
    RichText,
    Table,
)
from tests.word.packages import docx, member, paragraphs
from tests.word.soundness import findings

TEMPLATE = docx("[{{ v }}]")
COMPILED = compile_template(TEMPLATE)
BREAKS = dict.fromkeys(map(ord, "\x85\u2028\u2029\x0b"), "\n")
PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def arrives(value: object) -> list[str] | None:
    """Return the paragraphs of the document; ``None`` if the value is refused."""
    try:
        made = COMPILED.render({"v": value})
    except DataError:
        return None
    assert "\x00" not in member(made)
    return paragraphs(made)


def lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(BREAKS)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40))
def test_any_text_arrives_through_every_kind_of_value(text: str) -> None:
    written = lines(text)
    for value in (RichText.of(text, bold=True), Listing(text)):
        shown = arrives(value)
        assert shown is None or "\n".join(shown) in (
            f"[{written}]",
            f"[{written}]".replace("\x07", "\n").replace("\x0c", "\n\n"),
        ) or "\x0c" in text  # fmt: skip
    cell = arrives(Blocks((Table(((Cell((Paragraph((text,)),)),),)),)))
    assert cell is None or "\x07" in text or "\x0c" in text or cell[1] == written


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40))
def test_escaped_text_arrives_through_html(text: str) -> None:
    shown = arrives(Html(f"<pre>{html.escape(text)}</pre>"))
    assert shown is None or shown[1] == lines(text)
    shown = arrives(Html(html.escape(text)))
    collapsed = re.sub(" +", " ", text).strip(" ")
    assert shown is None or shown == [f"[{lines(collapsed)}]"]


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1,
               max_size=40))  # fmt: skip
def test_escaped_text_arrives_through_markdown(text: str) -> None:
    shown = arrives(Markdown(PUNCTUATION.sub(r"\\\1", text)))
    assert shown is None or shown == [f"[{text}]"] or text[0].isdigit()


PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<b>", "</b>", "<ul>", "<ol start=3>", "<li>", "</ul>", "</li>", "<br>"),
        *("<table>", "<tr>", "<td>", "<th colspan=2>", "<td rowspan=3>", "</table>", "</tr>"),
        *("<blockquote>", "<pre>", "</pre>", "<h1>", "<h7>", "<hr>", "<dl>", "<dd>", "<caption>"),
        *("<!--", "-->", "<![CDATA[", "]]>", "<?x", "<!DOCTYPE x [", "<a href='x", "'", '"', ">"),
        *("<", "&", "&#x1;", "&#xD800;", "&lt;", "&nope;", "<script>", "</script>", "<foo:bar>"),
        *("<span style='color:red;font-size:1e9px'>", "{{ v }}", "{% for %}", "chữ", " ", "\n"),
        *("<thead>", "<tbody>", "<colgroup>", "<option>", "<textarea>", "<svg>", "<template>"),
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_any_soup_makes_a_sound_part(pieces: list[str]) -> None:
    made = COMPILED.render({"v": Html("".join(pieces))})
    root = etree.fromstring(member(made).encode())
    for cell in root.iter("{*}tc"):
        assert cell[-1].tag.endswith("}p")
    for table in root.iter("{*}tbl"):
        covered = {
            sum(int(span) for span in row.xpath("*/*/*[local-name()='gridSpan']/@*"))
            + len(row.xpath("*[local-name()='tc'][not(*/*[local-name()='gridSpan'])]"))
            for row in table.iterfind("{*}tr")
        }
        assert covered == {len(table.findall("{*}tblGrid/{*}gridCol"))}


@settings(max_examples=5, deadline=None)
@given(st.lists(PIECES, min_size=5, max_size=25))
def test_soup_has_no_fault_that_the_template_lacks(pieces: list[str]) -> None:
    assert findings(COMPILED.render({"v": Html("".join(pieces))})) - KNOWN == set()


@settings(max_examples=40, deadline=None)
@given(st.text("#*_~`>-+1.|[]()<!\\ \nabđ:", max_size=60))
def test_any_markdown_makes_a_sound_part(text: str) -> None:
    shown = arrives(Markdown(text))
    assert shown is None or "".join(shown)[0] == "["


KNOWN = findings(TEMPLATE)
