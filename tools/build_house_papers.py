"""Makes the Word templates of papers that stay in the house: cover note and English forms.

Run by hand, from the project's root, only when a template is to change:

    python -m tools.build_house_papers

It writes ``templates/brief/<name>/brief.docx`` and their outlines under ``tests/golden/templates``.
Same program, same bytes; every word comes from the data.
"""

from pathlib import Path

from lxml import etree

from tools import build_bilingual
from tools import build_brief_one_page as one_page
from tools.build_official_forms import header, pieces
from tools.house_pieces import (
    VIETNAMESE,
    bracketed,
    label_line,
    masthead,
    notes,
    packed,
    section_end,
    text_line,
)
from tools.house_styles import BOX, COVER, DECISION, EDGE, ENGLISH, ENTRIES, FOOT, SHEET, looks
from tools.official_tables import Content, Marks, figure_pieces, indicators, tasks
from tools.word_outline import outline
from tools.word_pieces import (
    cell,
    columns,
    lines,
    order,
    package,
    paragraph,
    row,
    run,
    table,
    w,
)

ROOT = Path(__file__).parents[1]
SHAPES = {
    "measured": {"name": 51, "unit": 28, "actual": 22, "ratio": 19, "change": 25, "verdict": 25},
    "compared": {"name": 86, "unit": 31, "actual": 28, "change": 25},
    "plain": {"name": 104, "unit": 36, "actual": 30},
}
TASKS = {"number": 9, "task": 79, "owner": 48, "due": 34}
BOX_SIGN = "□"
ROOM = "\u2003\u2003"
RULED_LINES = ("", " chẵn", "", " cuối")  # neighbours differ, or Word draws them as one
WIDE = {
    **one_page.SHAPES,
    "measured": {"name": 52, "unit": 28, "actual": 22, "ratio": 20, "change": 24, "verdict": 24},
}


def entries(marks: Marks) -> etree._Element:
    """Return the head: to, from, date, subject, a line each between two rules."""
    left, right = columns(26, 144)
    label = paragraph("BG Nơi gửi nhãn", run("{{ entry.label }}:", "BG Nhãn"))
    said = paragraph("BG Nơi gửi", *pieces("entry.pieces", marks))
    return table(
        ENTRIES,
        [left, right],
        row(cell(left + right, *lines("{% for entry in memo.entries %}"), span=2)),
        row(cell(left, label), cell(right, said)),
        row(cell(left + right, *lines("{% endfor %}"), span=2)),
    )


def boxes() -> etree._Element:
    """Return the boxes to tick, side by side."""
    return paragraph(
        "BG Ô chọn",
        order("{% for choice in memo.choices %}"),
        run(f"{BOX_SIGN} {{{{ choice }}}}{ROOM}"),
        order("{% endfor %}"),
    )


def decision() -> etree._Element:
    """Return boxes to tick, room to write in, and who ticked when."""
    left, right = columns(105, 65)
    return table(
        DECISION,
        [left, right],
        row(cell(left + right, boxes(), span=2)),
        row(cell(left + right, paragraph("BG Ô ý kiến", "{{ memo.labels.comments }}"), span=2)),
        row(
            cell(left, paragraph("BG Ô ký", "{{ memo.labels.signed }}")),
            cell(right, paragraph("BG Ô ký", "{{ memo.labels.dated }}")),
        ),
    )


def bullets(marks: Marks) -> Content:
    """Return the bullets of a part; those of the last part stay with what is signed below."""
    return [
        *lines("{% for line in part.bullets %}", "{% if last %}"),
        text_line("BG Gạch cuối", marks),
        *lines("{% elif part.table and loop.first %}"),
        text_line("BG Gạch sau bảng", marks),
        *lines("{% else %}"),
        text_line("BG Gạch đầu dòng", marks),
        *lines("{% endif %}", "{% endfor %}"),
    ]


def sections(marks: Marks) -> Content:
    """Return the numbered parts: lines, a table, bullets, lines."""
    return [
        *lines("{% for part in memo.parts %}", "{% set last = loop.last %}"),
        paragraph("BG Mục", "{{ part.number }} {{ part.heading }}"),
        *lines("{% for line in part.before %}", '{% if ")" in line.mark and loop.last %}'),
        label_line("BG Ý đánh số cuối", marks),
        *lines("{% elif part.table and loop.last %}"),
        label_line("BG Thân trước bảng", marks),
        *lines('{% elif ")" in line.mark %}'),
        label_line("BG Ý đánh số", marks),
        *lines("{% else %}"),
        label_line("BG Thân", marks),
        *lines("{% endif %}", "{% endfor %}"),
        *lines('{% if part.table == "indicators" %}'),
        *indicators(marks, "memo", SHAPES),
        *lines('{% elif part.table == "tasks" %}'),
        tasks("memo", TASKS),
        *lines('{% elif part.table == "choices" %}'),
        decision(),
        *lines("{% endif %}"),
        *bullets(marks),
        *lines("{% for line in part.after %}"),
        label_line("BG Thân", marks),
        *lines("{% endfor %}", "{% endfor %}"),
    ]


def signatures(*, office: bool) -> etree._Element:
    """Return two blocks to sign in, side by side."""
    left, right = columns(85, 85)
    return table(FOOT, [left, right], row(*(
        cell(width, *_signature(f"memo.signatures[{place}]", office=office))
        for place, width in enumerate((left, right))
    )))  # fmt: skip


def _signature(path: str, *, office: bool) -> Content:
    held = [bracketed("BG Chức vụ", f"{path}.office", "memo.labels.office")] if office else []
    name = bracketed("BG Người ký", f"{path}.name", "memo.labels.name")
    return [paragraph("BG Thẩm quyền", f"{{{{ {path}.authority[0] }}}}"), *held, name]


def english_form() -> dict[str, bytes]:
    """Return a submission or a memo: head, parts, notes, who prepared and cleared it."""
    marks = Marks()
    note = [paragraph("BG Tính chất", "{{ memo.note }}")]
    page = w(
        "body",
        masthead("memo.agency", note),
        paragraph("BG Tên loại", "{{ memo.type }}"),
        *lines('{% if memo.form != "memo" %}'),
        paragraph("BG Tiêu đề sau loại", "{{ memo.title }}"),
        *lines("{% endif %}"),
        entries(marks),
        *sections(marks),
        *notes("BG Ghi chú", "memo.footnotes", marks),
        signatures(office=True),
        section_end(numbered=True),
    )
    return packed(w("document", page), looks(), root="memo", language=ENGLISH, header=header())


def cover_note() -> dict[str, bytes]:
    """Return the cover note: a sheet of rows, room for the decision, two to sign."""
    marks = Marks()
    left, right = columns(42, 128)
    note = [paragraph("BG Tính chất", "{{ memo.note }}")]
    content = [
        *lines("{% for line in part.before %}"),
        label_line("BG Thân", marks),
        *lines("{% endfor %}", '{% if part.table == "choices" %}'),
        boxes(),
        paragraph("BG Ô ý kiến", "{{ memo.labels.comments }}"),
        *(paragraph(f"BG Kẻ ý kiến{turn}") for turn in RULED_LINES),
        *lines("{% endif %}"),
    ]
    sheet = table(
        SHEET,
        [left, right],
        row(cell(left + right, *lines("{% for part in memo.parts %}"), span=2)),
        row(
            cell(left, paragraph("BG Mục", "{{ part.number }} {{ part.heading }}")),
            cell(right, *content),
        ),
        row(cell(left + right, *lines("{% endfor %}"), span=2)),
    )
    page = w(
        "body",
        masthead("memo.agency", note),
        paragraph("BG Tên loại", "{{ memo.type }}"),
        *lines("{% for entry in memo.entries %}"),
        paragraph(
            "BG Nơi gửi",
            run("{{ entry.label }}: ", "BG Nhãn"),
            *pieces("entry.pieces", marks),
        ),
        *lines("{% endfor %}"),
        sheet,
        *notes("BG Ghi chú cuối", "memo.footnotes", marks),
        signatures(office=False),
        section_end(numbered=False),
    )
    return packed(w("document", page), looks(*COVER), root="memo", language=VIETNAMESE)


def english_brief() -> dict[str, bytes]:
    """Return the English one-page brief: bottom line, actions, indicators, results, risks."""
    marks = Marks()
    note = [paragraph("BG Tính chất", "{{ brief.note }}")]
    page = w(
        "body",
        masthead("brief.agency", note),
        paragraph("BG Tiêu đề", "{{ brief.title }}"),
        paragraph("BG Dòng phụ", "{{ brief.subtitle }}"),
        *_bottom_line(marks),
        *_actions(marks),
        *lines("{% if brief.rows %}"),
        paragraph("BG Mục", "{{ brief.labels.indicators_heading }}"),
        *indicators(marks, "brief", WIDE),
        *lines("{% endif %}"),
        *_points("results", marks),
        *_points("limitations", marks),
        *notes("BG Ghi chú cuối", "brief.footnotes", marks),
        section_end(numbered=False),
    )
    brief = [look for look in one_page.PARAGRAPHS if look.name == "BG Mục"]
    return packed(w("document", page), looks(*brief), root="brief", language=ENGLISH)


def _bottom_line(marks: Marks) -> Content:
    width = columns(170)[0] - round(EDGE * 10)
    said = marks.around(
        "{{ (point.key or loop.index)|bookmark }}", *figure_pieces("point.pieces", marks)
    )
    line = paragraph("BG Hộp dòng", run("{{ point.label }}:", "BG Nhãn"), "\t", *said)
    content = [
        paragraph("BG Hộp tiêu đề", "{{ brief.labels.bottom_line }}"),
        *lines("{% for point in brief.key_points %}"),
        line,
        *lines("{% endfor %}"),
    ]
    box = table(BOX, [width], row(cell(width, *content)))
    return [*lines("{% if brief.key_points %}"), box, *lines("{% endif %}")]


def _actions(marks: Marks) -> Content:
    widths = {"number": 9, "task": 81, "owner": 48, "due": 32}
    more = marks.around("tasks_more", run("{{ brief.tasks_more }}"))
    return [
        *lines("{% if brief.tasks %}"),
        paragraph("BG Mục", "{{ brief.labels.actions_heading }}"),
        tasks("brief", widths),
        *lines("{% if brief.tasks_more %}"),
        paragraph("BG Việc khác", *more),
        *lines("{% endif %}", "{% endif %}"),
    ]


def _points(name: str, marks: Marks) -> Content:
    return [
        *lines(f"{{% if brief.{name} %}}"),
        paragraph("BG Mục", f"{{{{ brief.{name}.heading }}}}"),
        *lines(f"{{% for line in brief.{name}.lines %}}"),
        paragraph("BG Gạch đầu dòng", *figure_pieces("line.pieces", marks)),
        *lines("{% endfor %}", "{% endif %}"),
    ]


MAKERS = {
    "cover-note": cover_note,
    "en-brief": english_brief,
    "en-submission": english_form,
    "en-memo": english_form,
    "bilingual-one-page": build_bilingual.build,
}


def build(name: str) -> dict[str, bytes]:
    """Return the members of a template's package by name."""
    return MAKERS[name]()


if __name__ == "__main__":
    for each in MAKERS:
        made = package(build(each))
        folder = ROOT / "templates" / "brief" / each
        folder.mkdir(exist_ok=True)
        (folder / "brief.docx").write_bytes(made)
        golden = ROOT / "tests" / "golden" / "templates" / f"{each}.outline"
        golden.write_text(outline(made), encoding="utf-8")
