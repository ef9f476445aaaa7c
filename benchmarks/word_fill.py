"""How fast a Word template is filled, against docxtpl, in one run.

    python benchmarks/word_fill.py [--rows 100000] [--rounds 9]

The template is a two-page brief: an agency table, a title, eight values, two conditions, three
lists and a table of fourteen indicators, header and footer; half of its tags are cut into three
runs, as Word does. Machines differ and are busy, so the figures to keep are the ratios: both
engines take turns, and the medians of their CPU times are compared.
"""

import argparse
import io
import statistics
import time
import warnings
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.oxml import OxmlElement

from briefgen.word import CompiledTemplate, compile_template

warnings.filterwarnings("ignore")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--rows", type=int, default=0, help="also one table of so many rows")
    chosen = parser.parse_args()
    content, values = template(), brief(14)
    compiled = compile_template(content)
    cached = compiled.to_bytes()
    ours = per_document(lambda: compiled.render(values), 100, chosen.rounds)
    theirs = per_document(lambda: docxtpl(content, values), 5, chosen.rounds)
    cold = per_document(lambda: compile_template(content).render(values), 5, chosen.rounds)
    loaded = per_document(lambda: from_cache(cached, values), 50, chosen.rounds)
    print(f"one document, template compiled:      {ours * 1e3:8.3f} ms")
    print(f"one document, template from cache:    {loaded * 1e3:8.3f} ms")
    print(f"one document, compiling the template: {cold * 1e3:8.3f} ms")
    print(f"one document, docxtpl:                {theirs * 1e3:8.3f} ms")
    print(f"ratio to docxtpl: {theirs / ours:.0f} x, from cache {theirs / loaded:.0f} x")
    print(f"compiling each time: {theirs / cold:.1f} x")
    if chosen.rows:
        long = brief(chosen.rows)
        ours = per_document(lambda: compiled.render(long), 1, 3)
        theirs = per_document(lambda: docxtpl(content, long), 1, 1)
        print(f"{chosen.rows} rows: {ours:.2f} s, docxtpl {theirs:.2f} s: {theirs / ours:.0f} x")


def per_document(fill: Callable[[], object], times: int, rounds: int) -> float:
    """Return the median CPU seconds of one document."""
    fill()
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        for _ in range(times):
            fill()
        taken.append((time.process_time() - start) / times)
    return statistics.median(taken)


def from_cache(cached: bytes, values: dict[str, Any]) -> bytes:
    compiled = CompiledTemplate.from_bytes(cached)
    assert compiled is not None
    return compiled.render(values)


def docxtpl(content: bytes, values: dict[str, Any]) -> bytes:
    from docxtpl import DocxTemplate

    made = DocxTemplate(io.BytesIO(content))
    made.render(values, autoescape=True)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def brief(rows: int) -> dict[str, Any]:
    row = {
        "name": "Thu ngân sách nhà nước trên địa bàn",
        "unit": "tỷ đồng",
        "plan": "11.300",
        "actual": "11.342",
        "ratio": "100,4",
        "change": "+2,2",
    }
    return {
        "agency": "TỈNH ỦY CẦN THƠ",
        "office": "VĂN PHÒNG",
        "number": "Số 59-BC/TU",
        "place": "Cần Thơ, ngày 20 tháng 11 năm 2020",
        "title": "Báo cáo tóm tắt hội nghị Ban Chấp hành Đảng bộ thành phố lần thứ 3",
        "chair": "Đồng chí Lê Quang Mạnh",
        "period": "năm 2020",
        "secretary": "Đồng chí Nguyễn Văn B",
        "urgent": True,
        "draft": False,
        "results": ["Kinh tế tăng trưởng 1,02% so với cùng kỳ, thu ngân sách đạt kế hoạch."] * 5,
        "limits": ["Giải ngân vốn đầu tư công chậm, mới đạt 54,7% kế hoạch được giao."] * 4,
        "tasks": ["Sở Kế hoạch và Đầu tư tham mưu phương án điều hòa vốn trước 15/12."] * 3,
        "rows": [dict(row, number=str(n)) for n in range(1, rows + 1)],
    }


def template() -> bytes:
    made = Document()
    table = made.add_table(2, 2)
    for cell, tag in zip(table._cells, ("agency", "place", "office", "number"), strict=True):
        put(cell.paragraphs[0], "{{ " + tag + " }}")
    put(made.add_heading(level=1), "{{ title }}")
    put(made.add_paragraph(), "{%p if urgent %}")
    put(made.add_paragraph(), "Khẩn: {{ chair }} chủ trì; thư ký {{ secretary }}; kỳ {{ period }}.")
    put(made.add_paragraph(), "{%p endif %}")
    put(made.add_paragraph(), "{%p if draft %}")
    put(made.add_paragraph(), "Bản thảo")
    put(made.add_paragraph(), "{%p endif %}")
    for name in ("results", "limits", "tasks"):
        put(made.add_paragraph(), "{%p for item in " + name + " %}")
        put(made.add_paragraph(style="List Bullet"), "{{ item }}")
        put(made.add_paragraph(), "{%p endfor %}")
    fields = ("number", "name", "unit", "plan", "actual", "ratio", "change")
    table = made.add_table(4, len(fields))
    for cell, field in zip(table.rows[0].cells, fields, strict=True):
        put(cell.paragraphs[0], field)
    put(table.rows[1].cells[0].paragraphs[0], "{%tr for row in rows %}")
    for cell, field in zip(table.rows[2].cells, fields, strict=True):
        put(cell.paragraphs[0], "{{ row." + field + " }}")
    put(table.rows[3].cells[0].paragraphs[0], "{%tr endfor %}")
    put(made.sections[0].header.paragraphs[0], "{{ agency }} – {{ number }}")
    put(made.sections[0].footer.paragraphs[0], "{{ title }}")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def put(paragraph: Any, text: str) -> None:
    """Write a text; a tag at its start is cut into three runs, with spelling marks between."""
    if not text.startswith("{{"):
        paragraph.add_run(text)
        return
    for piece in (text[:3], text[3:6], text[6:]):
        paragraph.add_run(piece)
        mark = OxmlElement("w:proofErr")
        mark.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}type", "spellStart")
        paragraph._p.append(mark)


if __name__ == "__main__":
    main()
