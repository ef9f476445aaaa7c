"""How fast a Word template is filled, against docxtpl, in one run.

    python benchmarks/word_fill.py [--rows 100000] [--rounds 9]

The template is a two-page brief: an agency table, a title, eight values, two conditions, three
lists and a table of fourteen indicators, header and footer; half of its tags are cut into three
runs, as Word does. Machines differ and are busy, so the figures to keep are the ratios: both
engines take turns, and the medians of their CPU times are compared.

Long tables and cold starts are measured in processes of their own. Memory is what a process took at
its highest above what it had when the data were there and the template compiled (Linux only). With
``--rows 100000`` docxtpl is run once: that takes minutes and gigabytes.
"""

import argparse
import io
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from process_memory import forget_peak, memory_mb

from briefgen.word import CompiledTemplate, compile_template

warnings.filterwarnings("ignore")

LONG = (1_000, 10_000)
MANY = 20_000  # rows from which docxtpl is run once
ENGINES = ("briefgen", "docxtpl")
COLD = {
    "briefgen": """
import json, sys
from briefgen.word import CompiledTemplate
with open("cached", "rb") as file:
    template = CompiledTemplate.from_bytes(file.read())
with open("data.json", "rb") as data, open("made.docx", "wb") as out:
    template.stream(json.load(data), out)
""",
    "docxtpl": """
import json
from docxtpl import DocxTemplate
template = DocxTemplate("template.docx")
with open("data.json", "rb") as data:
    template.render(json.load(data), autoescape=True)
template.save("made.docx")
""",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--rows", type=int, help="also one table of so many rows")
    parser.add_argument("--alone", nargs=2, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.alone:
        print(json.dumps(alone(chosen.alone[0], int(chosen.alone[1]))))
        return
    one_process(chosen.rounds)
    cold_processes(chosen.rounds)
    for rows in (*LONG, *([chosen.rows] if chosen.rows else ())):
        long_table(rows)


def one_process(rounds: int) -> None:
    content, values = template(), brief(14)
    compiled = compile_template(content)
    cached = compiled.to_bytes()
    fills: dict[str, tuple[Callable[[], object], int]] = {
        "template compiled": (lambda: compiled.render(values), 100),
        "template from cache": (lambda: from_cache(cached).render(values), 50),
        "compiling the template": (lambda: compile_template(content).render(values), 3),
        "docxtpl": (lambda: docxtpl(content, values, io.BytesIO()), 3),
    }
    taken: dict[str, list[float]] = {title: [] for title in fills}
    for turn in range(rounds + 1):
        for title, (fill, times) in fills.items():
            seconds = cpu_of(fill, times)
            if turn:  # the first turn warms up
                taken[title].append(seconds)
    theirs = statistics.median(taken["docxtpl"])
    print("documents of two pages in one process, CPU:")
    for title, seconds in taken.items():
        middle = statistics.median(seconds)
        print(f"  {title:<24} {middle * 1e3:8.3f} ms  {theirs / middle:6.1f} x docxtpl")


def cold_processes(rounds: int) -> None:
    taken: dict[str, list[float]] = {engine: [] for engine in ENGINES}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "template.docx").write_bytes(template())
        (folder / "cached").write_bytes(compile_template(template()).to_bytes())
        (folder / "data.json").write_text(json.dumps(brief(14)), encoding="utf-8")
        environ = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}  # as installed
        environ["PYTHONPATH"] = str(Path(__file__).parents[1])
        environ.pop("PYTHONDONTWRITEBYTECODE", None)
        for turn in range(rounds + 1):
            for engine in ENGINES:
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                command = [sys.executable, "-c", COLD[engine]]
                subprocess.run(command, cwd=folder, env=environ, check=True)
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
                if turn:
                    taken[engine].append(seconds)
    ours, theirs = (statistics.median(taken[engine]) for engine in ENGINES)
    print("one document, a new process, template from cache, CPU:")
    print(f"  briefgen {ours:.3f} s, docxtpl {theirs:.3f} s: {ours / theirs:.2f} of it")


def long_table(rows: int) -> None:
    """Print both engines' time and memory for one table of so many rows."""
    taken: dict[str, list[list[float]]] = {engine: [] for engine in ENGINES}
    for turn in range(3):
        for engine in ENGINES:
            if engine == "briefgen" or rows < MANY or not turn:
                command = [sys.executable, __file__, "--alone", engine, str(rows)]
                done = subprocess.run(command, check=True, capture_output=True)
                taken[engine].append(json.loads(done.stdout))
    ours, theirs = (
        [statistics.median(figures) for figures in zip(*taken[engine], strict=True)]
        for engine in ENGINES
    )
    print(
        f"{rows:>7} rows: briefgen {ours[0]:.3f} s, {ours[1]:.1f} MB above the data; "
        f"docxtpl {theirs[0]:.2f} s, {theirs[1]:.0f} MB: {theirs[0] / ours[0]:.0f} x"
    )


def alone(engine: str, rows: int) -> tuple[float, float]:
    """Return CPU seconds and MB above the data that an engine takes, warm, for one document."""
    content, few, many = template(), brief(14), brief(rows)
    compiled = compile_template(content)

    def fill(values: dict[str, Any]) -> None:
        with tempfile.TemporaryFile() as out:
            if engine == "briefgen":
                compiled.stream(values, out)
            else:
                docxtpl(content, values, out)

    fill(few)
    forget_peak()
    had = memory_mb("VmRSS")
    start = time.process_time()
    fill(many)
    seconds = time.process_time() - start
    return seconds, memory_mb("VmHWM") - had


def cpu_of(fill: Callable[[], object], times: int) -> float:
    """Return the CPU seconds of one document."""
    start = time.process_time()
    for _ in range(times):
        fill()
    return (time.process_time() - start) / times


def from_cache(cached: bytes) -> CompiledTemplate:
    compiled = CompiledTemplate.from_bytes(cached)
    assert compiled is not None
    return compiled


def docxtpl(content: bytes, values: dict[str, Any], out: Any) -> None:
    from docxtpl import DocxTemplate

    made = DocxTemplate(io.BytesIO(content))
    made.render(values, autoescape=True)
    made.save(out)


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
