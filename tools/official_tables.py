"""The tables of the official forms: indicators with what was reached, tasks with who and when."""

from collections.abc import Mapping

from lxml import etree

from tools.word_pieces import RULED, columns, lines, order, paragraph, repeated, run, w

MARK_LOOKS = {
    "exceeded": "BG Vượt",
    "met": "BG Đạt",
    "near": "BG Gần đạt",
    "missed": "BG Chưa đạt",
    "none": "BG Không nêu",
}
# Columns of the table of indicators by what its rows hold, with their widths in mm.
SHAPES = {
    "measured": {"name": 49, "unit": 23, "actual": 24, "ratio": 18, "change": 25, "verdict": 26},
    "compared": {"name": 81, "unit": 31, "actual": 28, "change": 25},
    "plain": {"name": 99, "unit": 36, "actual": 30},
}
TASK_COLUMNS = {"number": 10, "task": 85, "owner": 44, "due": 26}
Content = list[etree._Element]
Shapes = Mapping[str, Mapping[str, int]]


class Marks:
    """Numbers of the bookmarks of a document."""

    def __init__(self) -> None:
        self.last = 0

    def around(self, name: str, *content: etree._Element) -> Content:
        """Return content between marks called ``name``."""
        self.last += 1
        start = w("bookmarkStart", id=self.last, name=name)
        return [start, *content, w("bookmarkEnd", id=self.last)]

    def figure(self, part: str, *content: etree._Element) -> Content:
        """Return a cell's content between marks called after its row's indicator and part."""
        return self.around(f"{{{{ row.indicator|bookmark('{part}') }}}}", *content)


def figure_pieces(path: str, marks: Marks) -> Content:
    """Return the loop that prints pieces without gaps: figures under their names."""
    return [
        order(f"{{% for item in {path} %}}{{% if item.part %}}"),
        *marks.around("{{ item.indicator|bookmark(item.part) }}", run("{{ item.text }}")),
        order("{% else %}"),
        run("{{ item.text }}"),
        order("{% endif %}{% endfor %}"),
    ]


def verdict(marks: Marks) -> etree._Element:
    """Return the verdict's cell: the mark in the colour of its status, then the word."""
    chain: Content = []
    for number, (status, look) in enumerate(MARK_LOOKS.items()):
        word = "elif" if number else "if"
        chain += [
            order(f'{{% {word} row.status == "{status}" %}}'),
            run("{{ row.mark }}\t", look),
        ]
    sign = marks.figure("mark", *chain, order("{% endif %}"))
    return paragraph("BG Bảng đánh giá", *sign, *marks.figure("verdict", run("{{ row.verdict }}")))


def indicators(marks: Marks, root: str = "document", shapes: Shapes = SHAPES) -> Content:
    """Return the table of indicators of ``root``, with the columns that have anything to show."""
    content: Content = []
    for number, (shape, widths) in enumerate(shapes.items()):
        word = "elif" if number else "if"
        content += lines(f'{{% {word} {root}.rows_shape == "{shape}" %}}')
        content.append(indicator_table(widths, marks, root))
    return [*content, *lines("{% endif %}")]


def indicator_table(
    widths: Mapping[str, int], marks: Marks, root: str = "document"
) -> etree._Element:
    """Return the table of indicators with the columns named."""
    label = f"{{{{{{{{ {root}.labels.{{}} }}}}}}}}".format
    heads = {
        "name": paragraph("BG Bảng đầu", label("indicator")),
        "unit": paragraph("BG Bảng đầu", label("unit")),
        "actual": paragraph("BG Bảng đầu số", label("actual")),
        "ratio": paragraph("BG Bảng đầu số", label("ratio")),
        "change": paragraph("BG Bảng đầu số", f"{{{{ {root}.change_heading }}}}"),
        "verdict": paragraph("BG Bảng đầu", label("verdict")),
    }
    actual = marks.figure("actual", run("{{ row.actual }}", "BG Số chính"))
    cells = {
        "name": kept("{{ row.name }}"),
        "unit": paragraph("BG Bảng chữ", *marks.figure("unit", run("{{ row.unit }}"))),
        "actual": paragraph("BG Bảng số", *actual),
        "ratio": paragraph("BG Bảng số", *marks.figure("ratio", run("{{ row.ratio }}"))),
        "change": paragraph("BG Bảng số", *marks.figure("change", run("{{ row.change }}"))),
        "verdict": verdict(marks),
    }
    return repeated(
        RULED,
        columns(*widths.values()),
        [heads[key] for key in widths],
        f"{{% for row in {root}.rows %}}",
        [cells[key] for key in widths],
    )


def kept(value: str) -> Content:
    """Return a cell of which the row before the last stays with the last: none stands alone."""
    return [
        *lines("{% if loop.revindex == 2 %}"),
        paragraph("BG Bảng chữ giữ", value),
        *lines("{% else %}"),
        paragraph("BG Bảng chữ", value),
        *lines("{% endif %}"),
    ]


def stated(field: str, root: str = "document") -> etree._Element:
    """Return a cell's text, or the words for "not stated" where the record says nothing."""
    return paragraph(
        "BG Bảng chữ",
        order(f"{{% if task.{field} %}}"),
        f"{{{{ task.{field} }}}}",
        order("{% else %}"),
        run(f"{{{{ {root}.labels.not_stated }}}}", "BG Chưa nêu"),
        order("{% endif %}"),
    )


def tasks(root: str = "document", columns_of: Mapping[str, int] = TASK_COLUMNS) -> etree._Element:
    """Return the table of tasks; a gap stays visible."""
    heads = [paragraph("BG Bảng đầu", f"{{{{ {root}.labels.{key} }}}}") for key in columns_of]
    cells = [
        kept("{{ task.number }}"),
        paragraph("BG Bảng chữ", "{{ task.text }}"),
        stated("owner", root),
        stated("due", root),
    ]
    widths = columns(*columns_of.values())
    return repeated(RULED, widths, heads, f"{{% for task in {root}.tasks %}}", cells)
