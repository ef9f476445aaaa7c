"""Makes the Word templates of the official forms of Party and State.

Run by hand, from the project's root, only when a template is to change:

    python -m tools.build_official_forms

It writes ``templates/brief/<name>/brief.docx`` and their outlines under ``tests/golden/templates``.
Same program, same bytes. Forms of one system that differ in words alone have the same document:
every word comes from the data, so an office changes what it likes in the one it uses.
"""

from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from briefgen.compose.official.head import ABSTRACT_RULES, ISSUER_RULES
from tools.official_styles import CHARACTERS, FOOT, HEAD, Face, party, state, table_styles
from tools.official_tables import Content, Marks, indicators, tasks
from tools.word_outline import outline
from tools.word_parts import OFFICE, W
from tools.word_pieces import (
    cell,
    columns,
    core_properties,
    lines,
    order,
    package,
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

ROOT = Path(__file__).parents[1]
RELATIONS = f"{OFFICE}/relationships"
FORMS = {
    "party": ("party-brief", "party-conclusion", "party-submission", "party-minutes"),
    "state": ("gov-brief", "gov-conclusion", "gov-minutes"),
}


def pieces(path: str, marks: Marks) -> Content:
    """Return the loop that prints pieces: gaps in grey, figures under their names."""
    name = "{{ item.indicator|bookmark(item.part) }}"
    return [
        order(f"{{% for item in {path} %}}{{% if item.missing %}}"),
        run("{{ item.text }}", "BG Chỗ trống"),
        order("{% elif item.part %}"),
        *marks.around(name, run("{{ item.text }}")),
        order("{% else %}"),
        run("{{ item.text }}"),
        order("{% endif %}{% endfor %}"),
    ]


def each(look: str, path: str) -> Content:
    """Return a paragraph for each single piece of a list: lines of a name."""
    return [
        *lines(f"{{% for item in {path} %}}"),
        paragraph(
            look,
            order("{% if item.missing %}"),
            run("{{ item.text }}", "BG Chỗ trống"),
            order("{% else %}"),
            run("{{ item.text }}"),
            order("{% endif %}"),
        ),
        *lines("{% endfor %}"),
    ]


def text(look: str, marks: Marks) -> etree._Element:
    """Return a paragraph that prints ``line``: its mark, then its pieces."""
    return paragraph(
        look,
        order("{% if line.mark %}"),
        "{{ line.mark }} ",
        order("{% endif %}"),
        *pieces("line.pieces", marks),
    )


def texts(look: str, path: str, marks: Marks) -> Content:
    """Return a paragraph for each line of a list."""
    return [*lines(f"{{% for line in {path} %}}"), text(look, marks), *lines("{% endfor %}")]


def drawn(what: str, field: str, lengths: Sequence[int]) -> Content:
    """Return the rule of the length that the data want: a paragraph that is only its border."""
    content: Content = []
    for number, length in enumerate(lengths):
        word = "elif" if number else "if"
        content += lines(f"{{% {word} document.{field} == {length} %}}")
        content.append(paragraph(f"BG Kẻ {what} {length}"))
    return [*content, *lines("{% endif %}")]


def head(face: Face, system: str, marks: Marks) -> etree._Element:
    """Return the two columns: who issues, number; motto, place and date."""
    left, right = columns(*face.head)
    issuer = [
        *each("BG Cơ quan cấp trên", "document.superior"),
        *each("BG Cơ quan", "document.issuer"),
    ]
    motto = [paragraph("BG Quốc hiệu", "{{ document.motto[0] }}")]
    if system == "party":
        issuer.append(paragraph("BG Dấu sao", "*"))
    else:
        issuer += drawn("cơ quan", "issuer_rule", ISSUER_RULES)
        motto.append(paragraph("BG Tiêu ngữ", "{{ document.motto[1] }}"))
    number = paragraph("BG Số ký hiệu", *pieces("document.number", marks))
    dated = [
        *lines("{% if document.place_date %}"),
        paragraph("BG Địa danh", *pieces("document.place_date", marks)),
        *lines("{% endif %}"),
        paragraph("BG Dự thảo", "{{ document.draft }}"),
    ]
    return table(
        HEAD,
        [left, right],
        row(cell(left, *issuer), cell(right, *motto)),
        row(cell(left, number), cell(right, *dated)),
    )


def title(system: str) -> Content:
    """Return type, abstract, what stands below it, whom it is for, grounds, opening."""
    content = [
        paragraph("BG Tiêu đề", "{{ document.type }}"),
        *lines("{% for line in document.abstract %}"),
        paragraph("BG Trích yếu", "{{ line }}"),
        *lines("{% endfor %}"),
    ]
    if system == "state":
        content += drawn("trích yếu", "abstract_rule", ABSTRACT_RULES)
    else:
        content.append(paragraph("BG Ngăn cách", "{{ document.separator }}"))
    return content


def address(marks: Marks) -> Content:
    """Return whom the form is for, and the documents it rests on."""
    label = run("{{ document.address }}", "BG Nhãn kính gửi")
    return [
        *lines("{% if document.address %}"),
        paragraph("BG Kính gửi", label, " ", *pieces("document.addressees", marks)),
        *lines("{% endif %}", "{% for ground in document.grounds %}"),
        paragraph("BG Căn cứ", "{{ ground }}"),
        *lines("{% endfor %}"),
    ]


def sections(marks: Marks) -> Content:
    """Return the numbered parts: lines, a table, lines."""
    return [
        *lines("{% for part in document.parts %}"),
        paragraph("BG Mục", "{{ part.mark }} {{ part.heading }}"),
        *lines("{% for line in part.before %}", "{% if part.table and loop.last %}"),
        text("BG Thân trước bảng", marks),
        *lines("{% else %}"),
        text("BG Thân", marks),
        *lines("{% endif %}", "{% endfor %}", '{% if part.table == "indicators" %}'),
        *indicators(marks),
        *lines('{% elif part.table == "tasks" %}'),
        tasks(),
        *lines("{% endif %}", "{% for line in part.after %}"),
        *lines("{% if part.table and loop.first %}"),
        text("BG Thân sau bảng", marks),
        *lines("{% else %}"),
        text("BG Thân", marks),
        *lines("{% endif %}", "{% endfor %}", "{% endfor %}"),
    ]


def signature(path: str) -> Content:
    """Return a block to sign in: authority, office, room to sign, name.

    A head who signs alone has the office on the first line, set as an authority is.
    """
    office = (f"{path}.office", "document.labels.office")
    return [
        *lines(f"{{% for line in {path}.authority %}}"),
        paragraph("BG Thẩm quyền", "{{ line }}"),
        *lines("{% endfor %}", f"{{% if {path}.has_office and {path}.authority %}}"),
        filled("BG Chức vụ", *office),
        *lines(f"{{% elif {path}.has_office %}}"),
        filled("BG Thẩm quyền", *office),
        *lines("{% endif %}"),
        filled("BG Người ký", f"{path}.name", "document.labels.name"),
    ]


def filled(look: str, path: str, bracket: str) -> etree._Element:
    """Return a paragraph with what is known, else with the bracket for it."""
    return paragraph(
        look,
        order(f"{{% if {path} %}}"),
        f"{{{{ {path} }}}}",
        order("{% else %}"),
        run(f"{{{{ {bracket} }}}}", "BG Chỗ trống"),
        order("{% endif %}"),
    )


def recipients(marks: Marks) -> Content:
    """Return who receives the document."""
    return [
        paragraph("BG Nơi nhận", "{{ document.recipients_label }}"),
        *texts("BG Nơi nhận dòng", "document.recipients", marks),
    ]


def foot(face: Face, marks: Marks, *, minutes: bool) -> Content:
    """Return the block to sign in beside the recipients; of minutes, two blocks above them.

    All of it is one row, which never splits: recipients alone on a page would look lost.
    """
    left, right = columns(*face.head) if not minutes else columns(82.5, 82.5)
    if minutes:
        two = row(
            cell(left, *signature("document.signatures[0]"), *recipients(marks)),
            cell(right, *signature("document.signatures[1]")),
        )
        return [table(FOOT, [left, right], two)]
    one = row(cell(left, *recipients(marks)), cell(right, *signature("document.signatures[0]")))
    return [table(FOOT, [left, right], one)]


def header() -> etree._Element:
    """Return the number of the page, for every page but the first."""
    number = w("fldSimple", run("2"), instr=" PAGE ")
    return w("hdr", paragraph("BG Số trang", number))


def document(face: Face, system: str, *, minutes: bool) -> etree._Element:
    """Return the document: A4 upright, margins 20, 20, 30 and 15 mm, numbers from page 2 on."""
    marks = Marks()
    edges = {"top": twips(20), "right": twips(15), "bottom": twips(20), "left": twips(30)}
    reference = etree.Element(f"{{{W}}}headerReference", nsmap={"w": W, "r": RELATIONS})
    reference.set(f"{{{W}}}type", "default")
    reference.set(f"{{{RELATIONS}}}id", "rId6")
    section_properties = w(
        "sectPr",
        reference,
        w("pgSz", w=11906, h=16838),
        w("pgMar", **edges, header=twips(10), footer=twips(10), gutter=0),
        w("titlePg"),
    )
    submission = system == "party" and not minutes
    body = w(
        "body",
        head(face, system, marks),
        *title(system),
        *(address(marks) if submission else []),
        *texts("BG Thân", "document.opening", marks),
        *sections(marks),
        *texts("BG Thân cuối", "document.closing", marks),
        *foot(face, marks, minutes=minutes),
        section_properties,
    )
    return w("document", body)


def build(name: str) -> dict[str, bytes]:
    """Return the members of a template's package by name."""
    system = "party" if name.startswith("party") else "state"
    minutes = name.endswith("minutes")
    face = party() if system == "party" else state()
    page = document(face, system, minutes=minutes)
    used = {one.get(f"{{{W}}}val") for one in page.iter(f"{{{W}}}pStyle", f"{{{W}}}rStyle")}
    used |= {style_id(look.based_on) for look in face.paragraphs if style_id(look.name) in used}
    used |= {style_id("BG Số trang"), style_id("BG Thân")}
    looks = [look for look in face.paragraphs if style_id(look.name) in used]
    characters = [look for look in (*CHARACTERS, face.address_label) if style_id(look.name) in used]
    properties = core_properties(
        title="{{ document.type }} {{ document.abstract|join(' ') }}",
        creator="{{ document.issuer[0].text }}",
        language="vi-VN",
    )
    sheet = styles(looks, characters, table_styles())
    return parts(page, sheet, properties, header())


if __name__ == "__main__":
    for name in (each_one for names in FORMS.values() for each_one in names):
        made = package(build(name))
        folder = ROOT / "templates" / "brief" / name
        folder.mkdir(exist_ok=True)
        (folder / "brief.docx").write_bytes(made)
        golden = ROOT / "tests" / "golden" / "templates" / f"{name}.outline"
        golden.write_text(outline(made), encoding="utf-8")
