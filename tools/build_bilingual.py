"""The one-page brief in Vietnamese and English: one language under the other, in one table.

``tools.build_house_papers`` writes it with the other papers of the house.
"""

from dataclasses import replace

from lxml import etree

from tools.house_pieces import VIETNAMESE, masthead, packed, section_end
from tools.house_styles import BOX, CHARACTERS, EDGE, ENGLISH, HEAD, INK_2, TABLES, TEXT
from tools.official_tables import MARK_LOOKS, Content, Marks
from tools.word_pieces import (
    RULED,
    Look,
    cell,
    columns,
    lines,
    order,
    paragraph,
    repeated,
    row,
    run,
    table,
    w,
)

SHAPES = {
    "measured": {"name": 54, "unit": 25, "actual": 24, "ratio": 20, "change": 23, "verdict": 24},
    "compared": {"name": 84, "unit": 33, "actual": 28, "change": 25},
    "plain": {"name": 102, "unit": 38, "actual": 30},
}
SIZES = {
    "BG Cơ quan": 12, "BG Tính chất": 10, "BG Tiêu đề": 16, "BG Dòng phụ": 11.5,
    "BG Hộp tiêu đề": 12.5, "BG Hộp dòng": 12, "BG Mục": 11.5, "BG Bảng đầu": 10.5,
    "BG Bảng chữ": 11.5, "BG Gạch đầu dòng": 11.5, "BG Việc khác": 11, "BG Ghi chú cuối": 10,
}  # fmt: skip
GAPS: dict[str, dict[str, float]] = {
    "BG Tiêu đề": {"before": 8, "after": 0},
    "BG Dòng phụ": {"after": 0},
    "BG Tính chất": {"after": 1},
    "BG Hộp dòng": {"after": 0, "before": 2},
    "BG Mục": {"before": 6, "after": 2},
    "BG Bảng đầu": {"before": 1.5, "after": 0},
    "BG Bảng chữ": {"before": 1.5, "after": 0},
    "BG Gạch đầu dòng": {"after": 0, "before": 1},
    "BG Ghi chú cuối": {"before": 3},
}
SOFT = {"colour": INK_2, "lang": ENGLISH}
ENGLISH_LOOKS = (
    Look("BG Anh tính chất", 9, italic=True, after=3, right=True, **SOFT),
    Look("BG Anh tiêu đề", 12, bold=True, after=1, **SOFT),
    Look("BG Anh dòng phụ", 10, italic=True, after=6, **SOFT),
    Look("BG Anh hộp dòng", 10, before=0.01, after=1, **SOFT),
    Look("BG Anh bảng đầu", 9, italic=True, after=1.5, keep_next=True, **SOFT),
    Look("BG Anh bảng đầu số", based_on="BG Anh bảng đầu", right=True),
    Look("BG Anh bảng chữ", 9.5, after=1.5, **SOFT),
    Look("BG Anh bảng số", based_on="BG Anh bảng chữ", right=True),
    Look("BG Anh bảng đánh giá", based_on="BG Anh bảng chữ", hanging=4),
    Look("BG Anh ý", 9.5, after=1.5, **SOFT),
)
INLINE = Look("BG Anh", italic=True, colour=INK_2, lang=ENGLISH)
PLAIN_CELL = Look("BG Bảng cuối ô", 2, exact=2)


def known() -> dict[str, Look]:
    """Return the looks of the page by name: those of the house, closer set."""
    made = {}
    for look in (*HEAD, *TEXT, *TABLES):
        size = SIZES.get(look.name)
        made[look.name] = replace(look, **({"size": size} if size and look.size else {}),
                                  **GAPS.get(look.name, {}))  # fmt: skip
    made["BG Hộp dòng"] = replace(made["BG Hộp dòng"], hanging=33, second_tab=0)
    own = {look.name: look for look in ENGLISH_LOOKS}
    own["BG Anh hộp dòng"] = replace(own["BG Anh hộp dòng"], hanging=33)
    own["BG Anh ý"] = replace(own["BG Anh ý"], hanging=5)
    return made | own | {"BG Lệnh": Look("BG Lệnh", 7, colour="69707D")}


def under(look: str, path: str, *, lead: str = "") -> Content:
    """Return a paragraph with the English of a pair, where it has some."""
    return [
        *lines(f"{{% if {path} %}}"),
        paragraph(look, *([lead] if lead else []), f"{{{{ {path} }}}}"),
        *lines("{% endif %}"),
    ]


def inline(path: str) -> Content:
    """Return the English of a fixed word behind the Vietnamese one: `` / Indicator``."""
    return [run(f" / {{{{ {path} }}}}", "BG Anh")]


def key_points(marks: Marks) -> Content:
    """Return the box: each line in Vietnamese, below it in English."""
    width = columns(170)[0] - round(EDGE * 10)
    label = "bilingual.labels.key_points"
    said = marks.around("{{ point.vi.key|bookmark }}", run("{{ point.vi.text }}"))
    content = [
        paragraph("BG Hộp tiêu đề", f"{{{{ {label}.vi }}}}", *inline(f"{label}.en")),
        *lines("{% for point in bilingual.key_points %}"),
        paragraph("BG Hộp dòng", run("{{ point.vi.label }}:", "BG Nhãn"), "\t", *said),
        *lines("{% if point.en.text %}"),
        paragraph(
            "BG Anh hộp dòng",
            run("{{ point.en.label }}:\t"),
            *marks.around("{{ point.vi.key|bookmark('en') }}", run("{{ point.en.text }}")),
        ),
        *lines("{% endif %}", "{% endfor %}"),
    ]
    box = table(BOX, [width], row(cell(width, *content)))
    return [*lines("{% if bilingual.key_points %}"), box, *lines("{% endif %}")]


def heading(number: str, path: str) -> etree._Element:
    """Return a numbered heading in both languages."""
    return paragraph("BG Mục", f"{{{{ {number} }}}}. {{{{ {path}.vi }}}}", *inline(f"{path}.en"))


def indicators(marks: Marks) -> Content:
    """Return heading and table of indicators; figures in both notations where they differ."""
    content = [
        *lines("{% if bilingual.rows %}"),
        heading("bilingual.rows_number", "bilingual.labels.indicators_heading"),
    ]
    for number, (shape, widths) in enumerate(SHAPES.items()):
        word = "elif" if number else "if"
        content += lines(f'{{% {word} bilingual.rows_shape == "{shape}" %}}')
        content.append(indicator_table(widths, marks))
    return [*content, *lines("{% endif %}", "{% endif %}")]


def indicator_table(widths: dict[str, int], marks: Marks) -> etree._Element:
    """Return the table of indicators with the columns named."""
    heads = []
    for key in widths:
        number = "" if key in ("name", "unit", "verdict") else " số"
        path = "bilingual.change_heading" if key == "change" else f"bilingual.labels.{_word(key)}"
        vi = paragraph(f"BG Bảng đầu{number}", f"{{{{ {path}.vi }}}}")
        heads.append([vi, *under(f"BG Anh bảng đầu{number}", f"{path}.en")])
    cells = [_cell(key, marks) for key in widths]
    return repeated(
        RULED, columns(*widths.values()), heads, "{% for row in bilingual.rows %}", cells
    )


def _word(key: str) -> str:
    return {"name": "indicator"}.get(key, key)


def _cell(key: str, marks: Marks) -> Content:
    """Return a cell in both languages, each figure under a name of its own."""
    if key == "name":
        return [paragraph("BG Bảng chữ", "{{ row.vi.name }}"),
                *under("BG Anh bảng chữ", "row.en.name")]  # fmt: skip
    look = {"unit": "chữ", "verdict": "đánh giá"}.get(key, "số")
    first = _figure(marks, key, f"{{{{ row.vi.{key} }}}}", "BG Số chính" if key == "actual" else "")
    second = _figure(marks, f"{key}_en", f"{{{{ row.en.{key} }}}}")
    if key == "verdict":
        first = [*_sign(marks), *first]
        second = [run("\t"), *second]
    return [
        paragraph(f"BG Bảng {look}", *first),
        *lines(f"{{% if row.en.{key} %}}"),
        paragraph(f"BG Anh bảng {look}", *second),
        *lines("{% endif %}"),
    ]


def _figure(marks: Marks, part: str, text: str, look: str = "") -> Content:
    name = f"{{{{row.indicator|bookmark('{part}')}}}}"  # a name has at most 40 letters
    return marks.around(name, run(text, look or None))


def _sign(marks: Marks) -> Content:
    chain: Content = []
    for number, (status, look) in enumerate(MARK_LOOKS.items()):
        word = "elif" if number else "if"
        chain += [
            order(f'{{% {word} row.vi.status == "{status}" %}}'),
            run("{{ row.vi.mark }}\t", look),
        ]
    name = "{{row.indicator|bookmark('mark')}}"
    return marks.around(name, *chain, order("{% endif %}"))


def section(name: str) -> Content:
    """Return a numbered heading over bullets in both languages."""
    return [
        *lines(f"{{% if bilingual.{name} %}}"),
        heading(f"bilingual.{name}.number", f"bilingual.{name}.heading"),
        *lines(f"{{% for bullet in bilingual.{name}.bullets %}}"),
        paragraph("BG Gạch đầu dòng", "{{ bullet.vi }}"),
        *under("BG Anh ý", "bullet.en", lead="\t"),
        *lines("{% endfor %}", "{% endif %}"),
    ]


def tasks(marks: Marks) -> Content:
    """Return heading and table of tasks; a gap stays visible."""
    widths = {"number": 9, "task": 85, "owner": 50, "due": 26}
    heads = []
    for key in widths:
        path = f"bilingual.labels.{key}"
        vi = paragraph("BG Bảng đầu", f"{{{{ {path}.vi }}}}")
        heads.append([vi, *under("BG Anh bảng đầu", f"{path}.en")])
    cells: list[Content] = [
        [paragraph("BG Bảng chữ", "{{ task.vi.number }}")],
        [paragraph("BG Bảng chữ", "{{ task.vi.text }}"), *under("BG Anh bảng chữ", "task.en.text")],
        _stated("owner"),
        _stated("due"),
    ]
    loop = "{% for task in bilingual.tasks %}"
    return [
        *lines("{% if bilingual.tasks %}"),
        heading("bilingual.tasks_number", "bilingual.labels.tasks_heading"),
        repeated(RULED, columns(*widths.values()), heads, loop, cells),
        *lines("{% if bilingual.tasks_more.vi %}"),
        paragraph(
            "BG Việc khác",
            *marks.around("tasks_more", run("{{ bilingual.tasks_more.vi }}")),
            *inline("bilingual.tasks_more.en"),
        ),
        *lines("{% endif %}", "{% endif %}"),
    ]


def _stated(field: str) -> Content:
    label = "bilingual.labels.not_stated"
    return [
        paragraph(
            "BG Bảng chữ",
            order(f"{{% if task.vi.{field} %}}"),
            f"{{{{ task.vi.{field} }}}}",
            order("{% else %}"),
            run(f"{{{{ {label}.vi }}}}", "BG Chưa nêu"),
            *inline(f"{label}.en"),
            order("{% endif %}"),
        ),
        *under("BG Anh bảng chữ", f"task.en.{field}"),
    ]


def footnotes(marks: Marks) -> Content:
    """Return the notes at the foot, each with its English behind it."""
    told = [
        order("{% for note in bilingual.footnotes %}"),
        run("{{ note.vi }}"),
        order("{% if note.en %}"),
        *inline("note.en"),
        order("{% endif %}{% if not loop.last %}"),
        run(" "),
        order("{% endif %}{% endfor %}"),
    ]
    return [
        *lines("{% if bilingual.footnotes %}"),
        paragraph("BG Ghi chú cuối", *marks.around("footnotes", *told)),
        *lines("{% endif %}"),
    ]


def build() -> dict[str, bytes]:
    """Return the members of the template's package by name."""
    marks = Marks()
    note = [
        paragraph("BG Tính chất", "{{ bilingual.note.vi }}"),
        *under("BG Anh tính chất", "bilingual.note.en"),
    ]
    page = w(
        "body",
        masthead("bilingual.agency.vi", note),
        paragraph("BG Tiêu đề", "{{ bilingual.title.vi }}"),
        *under("BG Anh tiêu đề", "bilingual.title.en"),
        paragraph("BG Dòng phụ", "{{ bilingual.subtitle.vi }}"),
        *under("BG Anh dòng phụ", "bilingual.subtitle.en"),
        *key_points(marks),
        *indicators(marks),
        *section("results"),
        *section("limitations"),
        *tasks(marks),
        *footnotes(marks),
        section_end(numbered=False),
    )
    characters = (*CHARACTERS, INLINE)
    document = w("document", page)
    return packed(document, known(), characters, root="bilingual", language=VIETNAMESE)
