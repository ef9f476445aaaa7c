"""Pieces of the papers of the house, and a package of what they use and nothing more."""

from collections.abc import Iterable

from lxml import etree

from tools.build_official_forms import RELATIONS, pieces
from tools.house_styles import CHARACTERS, ENGLISH, MASTHEAD, table_styles
from tools.official_tables import Content, Marks
from tools.word_parts import W
from tools.word_pieces import (
    Look,
    cell,
    columns,
    core_properties,
    lines,
    order,
    paragraph,
    parts,
    row,
    run,
    style_id,
    styles,
    table,
    twips,
    w,
)

VIETNAMESE = "vi-VN"
POINT, COMMA = b'<w:decimalSymbol w:val="."/>', b'<w:decimalSymbol w:val=","/>'
LIST_COMMA, SEMICOLON = b'<w:listSeparator w:val=","/>', b'<w:listSeparator w:val=";"/>'


def masthead(agency: str, note: Iterable[etree._Element]) -> etree._Element:
    """Return the agency, with the logo of the theme, and what this paper is (and is not)."""
    left, right = columns(83, 87)
    logo = [
        order("{% if theme is defined and theme.logo %}"),
        run("{{ theme.logo.picture }} "),
        order("{% endif %}"),
    ]
    agencies = paragraph("BG Cơ quan", *logo, f"{{{{ {agency} }}}}")
    return table(MASTHEAD, [left, right], row(cell(left, agencies), cell(right, *note)))


def label_line(look: str, marks: Marks) -> etree._Element:
    """Return a paragraph that prints ``line``: its mark in bold, a tab, its pieces."""
    return paragraph(
        look,
        order("{% if line.mark %}"),
        run("{{ line.mark }}", "BG Nhãn"),
        run("\t" if look.startswith("BG Ý đánh số") else " "),
        order("{% endif %}"),
        *pieces("line.pieces", marks),
    )


def text_line(look: str, marks: Marks) -> etree._Element:
    """Return a paragraph that prints the pieces of ``line``."""
    return paragraph(look, *pieces("line.pieces", marks))


def bracketed(look: str, path: str, bracket: str) -> etree._Element:
    """Return a paragraph with what is known, else with the bracket for it."""
    return paragraph(
        look,
        order(f"{{% if {path} %}}"),
        f"{{{{ {path} }}}}",
        order("{% else %}"),
        run(f"{{{{ {bracket} }}}}", "BG Chỗ trống"),
        order("{% endif %}"),
    )


def notes(look: str, path: str, marks: Marks) -> Content:
    """Return the notes at the foot, one after the other."""
    told = [
        order(f"{{% for note in {path} %}}"),
        run("{{ note }}"),
        order("{% if not loop.last %}"),
        run(" "),
        order("{% endif %}{% endfor %}"),
    ]
    return [
        *lines(f"{{% if {path} %}}"),
        paragraph(look, *marks.around("footnotes", *told)),
        *lines("{% endif %}"),
    ]


def section_end(*, numbered: bool) -> etree._Element:
    """Return A4 upright, margins 15, 14, 25 and 15 mm; numbers from page 2 on if wanted."""
    edges = {"top": twips(15), "right": twips(15), "bottom": twips(14), "left": twips(25)}
    size = w("pgSz", w=11906, h=16838)
    if not numbered:
        return w("sectPr", size, w("pgMar", **edges, header=567, footer=567, gutter=0))
    reference = etree.Element(f"{{{W}}}headerReference", nsmap={"w": W, "r": RELATIONS})
    reference.set(f"{{{W}}}type", "default")
    reference.set(f"{{{RELATIONS}}}id", "rId6")
    edges |= {"top": twips(18), "bottom": twips(16)}
    margins = w("pgMar", **edges, header=twips(9), footer=twips(9), gutter=0)
    return w("sectPr", reference, size, margins, w("titlePg"))


def packed(
    page: etree._Element,
    known: dict[str, Look],
    characters: Iterable[Look] = CHARACTERS,
    *,
    root: str,
    language: str,
    header: etree._Element | None = None,
) -> dict[str, bytes]:
    """Return the members of a package with the styles that a page uses, in its language."""
    used = {
        one.get(f"{{{W}}}val")
        for tree in (page, *([header] if header is not None else []))
        for one in tree.iter(f"{{{W}}}pStyle", f"{{{W}}}rStyle", f"{{{W}}}tblStyle")
    }
    bases = {style_id(each.based_on) for each in known.values() if style_id(each.name) in used}
    wanted = used | bases
    title = f"{{{{ {root}.title{'.vi' if root == 'bilingual' else ''} }}}}"
    agency = f"{{{{ {root}.agency{'.vi' if root == 'bilingual' else ''} }}}}"
    sheet = styles(
        [each for each in known.values() if style_id(each.name) in wanted],
        [each for each in characters if style_id(each.name) in used],
        [made for name, made in table_styles().items() if style_id(name) in used],
    )
    properties = core_properties(title=title, creator=agency, language=language)
    made = parts(page, sheet, properties, header)
    return made if language == VIETNAMESE else {n: _in_english(n, m) for n, m in made.items()}


def _in_english(name: str, member: bytes) -> bytes:
    """Return a member whose words, numbers and lists are English."""
    if name not in ("word/styles.xml", "word/settings.xml"):
        return member
    member = member.replace(b'w:val="vi-VN"', f'w:val="{ENGLISH}"'.encode())
    return member.replace(COMMA, POINT).replace(SEMICOLON, LIST_COMMA)
