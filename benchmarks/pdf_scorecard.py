"""How fast a scorecard is drawn as PDF, against typst, ReportLab's platypus, WeasyPrint, fpdf2.

    python benchmarks/pdf_scorecard.py [--rounds 7] [--sheets 1000] [--rows 10000]

The page is the A4 sheet of the seed with new figures in every document; briefgen and typst write it
tagged and archival (PDF/UA-1 and PDF/A-2a), WeasyPrint tagged, the others cannot. A peer that is
not installed is named and left out. Machines differ and are busy, so the figures to keep are the
ratios: the engines take turns, and the medians of their CPU times are compared.

Many sheets in one file, long tables and cold starts are measured in processes of their own.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from process_memory import forget_peak, memory_mb

ROOT = Path(__file__).resolve().parents[1]
PEERS = Path(__file__).parent / "pdf_peers"
SAMPLE = ROOT / "templates" / "scorecard" / "a4-portrait" / "scorecard.xml"
SEED = ROOT / "seeds" / "can-tho-2020" / "source.txt"
OTHERS = {"typst": "typst", "platypus": "reportlab", "WeasyPrint": "weasyprint", "fpdf2": "fpdf"}
Draw = Callable[[dict[str, Any]], bytes]
COLD = """
import json, sys
from briefgen.pdf import CompiledTemplate
with open("cached", "rb") as file:
    template = CompiledTemplate.from_bytes(file.read())
with open("data.json", "rb") as data, open("made.pdf", "wb") as out:
    out.write(template.render(json.load(data)))
"""
COLD_TYPST = """
import typst
with open("data.json") as data, open("made.pdf", "wb") as out:
    out.write(typst.compile("scorecard.typ", sys_inputs={"data": data.read()}, font_paths=FONTS,
                            ignore_system_fonts=True, pdf_standards=["a-2a", "ua-1"]))
"""
TABLE = """<doc paper="A4" title="t"><font name="w" family="Be Vietnam Pro"/>
<font name="f" family="IBM Plex Sans Condensed"/><style name="p" font="w" size="8.3" leading="3.6"/>
<style name="n" font="f" weight="semibold" size="9"/><body><text style="p" role="H1">Bảng</text>
<table pitch="6.6"><column width="12" style="n"/><column width="rest" style="p" scope="yes"/>
<column width="20" style="p"/><column width="24" line="18" style="n"/>
<column width="20" line="14" style="n"/><column width="22" style="p"/>
<head height="8"><td>TT</td><td>Chỉ tiêu</td><td>Đơn vị</td><td>Số</td><td>%</td><td>Đánh giá</td>
</head>{% for row in rows %}<tr><td>{{ row.n }}</td><td>{{ row.name }}</td><td>{{ row.unit }}</td>
<td><figure whole="{{ row.whole }}" part="{{ row.part }}"/></td>
<td><figure whole="{{ row.ratio }}"/></td><td>{{ row.verdict }}</td></tr>{% endfor %}</table>
</body></doc>"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--sheets", type=int, default=1_000)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--alone", nargs=2, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.alone:
        print(json.dumps(ALONE[chosen.alone[0]](int(chosen.alone[1]))))
        return
    one_process(chosen.rounds, verdicts=False)
    one_process(chosen.rounds, verdicts=True)
    cold_processes(chosen.rounds)
    kinds = ("sheets", chosen.sheets), ("judged sheets", chosen.sheets), ("rows", chosen.rows)
    for kind, count in kinds:
        command = [sys.executable, __file__, "--alone", kind, str(count)]
        done = subprocess.run(command, check=True, capture_output=True)
        seconds, megabytes, more, most = json.loads(done.stdout)
        print(f"{count} {kind} in one file: {seconds:.2f} s CPU, {megabytes:.2f} MB, "
              f"{more:.0f} MB of memory more than before, {most:.0f} MB in all")  # fmt: skip


def one_process(rounds: int, *, verdicts: bool) -> None:
    """Print what a document takes in a process that has drawn some already."""
    drawers = dict(engines())
    values = changing(verdicts=verdicts)
    taken: dict[str, list[float]] = {name: [] for name in drawers}
    sizes: dict[str, int] = {}
    for turn in range(rounds + 1):
        for name, (draw, times) in drawers.items():
            given = [next(values) for _ in range(times)]
            start = time.process_time()
            for each in given:
                made = draw(each)
            seconds = (time.process_time() - start) / times
            sizes[name] = len(made)
            if turn:  # the first turn warms up
                taken[name].append(seconds)
    middles = {name: statistics.median(seconds) for name, seconds in taken.items()}
    print(f"one sheet, warm, new figures{' and verdicts' if verdicts else ''} each time, CPU:")
    for name, middle in middles.items():
        ratio = f"briefgen {middle / middles['briefgen']:6.1f} x as fast"
        told = "" if name == "briefgen" else ratio
        print(f"  {name:<12} {middle * 1e3:8.2f} ms  {sizes[name]:7,} bytes  {told}")


def engines() -> Iterator[tuple[str, tuple[Draw, int]]]:
    """Yield each engine that is here with how many documents make a turn."""
    from briefgen.pdf import compile_template

    compiled = compile_template(SAMPLE.read_bytes(), name=SAMPLE.name)
    yield "briefgen", (lambda values: compiled.render(values), 20)
    for name, module in OTHERS.items():
        if find_spec(module) is None:
            print(f"{name} is not installed and is left out")
        else:
            yield name, MAKERS[name]()


def _typst() -> tuple[Draw, int]:
    import typst

    compiler = typst.Compiler(PEERS / "scorecard.typ", font_paths=fonts(), ignore_system_fonts=True)

    def draw(values: dict[str, Any]) -> bytes:
        data = json.dumps({"card": values["scorecard"]})
        made = compiler.compile(sys_inputs={"data": data}, pdf_standards=["a-2a", "ua-1"])
        return bytes(made)

    return draw, 10


def _platypus() -> tuple[Draw, int]:
    from benchmarks.pdf_peers import platypus

    platypus.register(*fonts())
    return (lambda values: platypus.draw(values["scorecard"])), 5


def _weasyprint() -> tuple[Draw, int]:
    import jinja2
    import weasyprint

    page = jinja2.Template((PEERS / "scorecard.html").read_text(encoding="utf-8"), autoescape=True)

    def draw(values: dict[str, Any]) -> bytes:
        html = weasyprint.HTML(string=page.render(card=values["scorecard"]))
        return bytes(html.write_pdf(pdf_variant="pdf/ua-1"))

    return draw, 1


def _fpdf2() -> tuple[Draw, int]:
    from benchmarks.pdf_peers import fpdf

    return (lambda values: fpdf.draw(values["scorecard"], *fonts())), 1


MAKERS: dict[str, Callable[[], tuple[Draw, int]]] = {
    "typst": _typst,
    "platypus": _platypus,
    "WeasyPrint": _weasyprint,
    "fpdf2": _fpdf2,
}


def cold_processes(rounds: int) -> None:
    """Print what one sheet takes from the start of a process, data and compiled template read."""
    from briefgen.pdf import compile_template

    scripts = {"briefgen": COLD}
    if find_spec("typst"):
        scripts["typst"] = COLD_TYPST.replace("FONTS", repr(list(map(str, fonts()))))
    taken: dict[str, list[float]] = {name: [] for name in scripts}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        values = next(changing())
        compiled = compile_template(SAMPLE.read_bytes(), name=SAMPLE.name)
        (folder / "cached").write_bytes(compiled.to_bytes())
        data = {**values, "card": values["scorecard"]}
        (folder / "data.json").write_text(json.dumps(data), encoding="utf-8")
        (folder / "scorecard.typ").write_bytes((PEERS / "scorecard.typ").read_bytes())
        path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
        environ = {**os.environ, "PYTHONPATH": path}
        environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")  # as installed: compiled once
        environ.pop("PYTHONDONTWRITEBYTECODE", None)
        for turn in range(rounds + 1):
            for engine, script in scripts.items():
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                command = [sys.executable, "-c", script]
                subprocess.run(command, cwd=folder, env=environ, check=True)
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                if turn:
                    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
                    taken[engine].append(spent)
    for engine, seconds in taken.items():
        print(f"one sheet, a new process: {engine:<10} {statistics.median(seconds):.3f} s CPU")


def many_judged(count: int) -> tuple[float, ...]:
    """Return the same as ``many_sheets`` of sheets with other verdicts too."""
    return many_sheets(count, verdicts=True)


def many_sheets(count: int, *, verdicts: bool = False) -> tuple[float, ...]:
    """Return CPU seconds, MB of the file, of memory more and in all for sheets in one file."""
    from briefgen.pdf import Binder, Cover, compile_template

    compiled = compile_template(SAMPLE.read_bytes(), name=SAMPLE.name)
    values = changing(verdicts=verdicts)
    compiled.render(next(values))
    forget_peak()
    had = memory_mb("VmRSS")
    seconds = 0.0
    binder = Binder(Cover("Tập phiếu"))
    for number in range(count):
        given = next(values)
        start = time.process_time()
        binder.add(compiled, given, title=f"Phiếu {number}")
        seconds += time.process_time() - start
    start = time.process_time()
    made = binder.finish().content
    return seconds + time.process_time() - start, len(made) / 1e6, *memory_since(had)


def many_rows(count: int) -> tuple[float, ...]:
    """Return CPU seconds, MB of the file, of memory more and in all for a long table."""
    from briefgen.pdf import compile_template

    compiled = compile_template(TABLE.encode(), name="table.xml")
    rows = [
        {"n": str(n), "name": f"Chỉ tiêu thứ {n} của kế hoạch", "unit": ("tấn", "%")[n % 2],
         "whole": str(n * 1237 % 9000), "part": f",{n % 10}", "ratio": str(70 + n % 60),
         "verdict": ("Đạt", "Vượt", "Chưa đạt")[n % 3]}
        for n in range(count)
    ]  # fmt: skip
    compiled.render({"rows": rows[:20]})
    forget_peak()
    had = memory_mb("VmRSS")
    start = time.process_time()
    made = compiled.render({"rows": rows})
    return time.process_time() - start, len(made) / 1e6, *memory_since(had)


ALONE: dict[str, Callable[[int], tuple[float, ...]]] = {
    "sheets": many_sheets,
    "judged sheets": many_judged,
    "rows": many_rows,
}


def memory_since(had: float) -> tuple[float, float]:
    """Return the most that was needed above ``had``, and in all."""
    most = memory_mb("VmHWM")
    return most - had, most


def changing(*, verdicts: bool = False) -> Iterator[dict[str, Any]]:
    """Yield the seed's scorecard as values of the template, with other data each time.

    What differs: the agency; the figure of every row (4 to 6 digits); with ``verdicts`` also the
    ratio to the plan where there is one (60 to 140 %), its bar, verdict and mark, and how many were
    reached. What stays: names, units, notes, tiles, the message, how many rows there are: so differ
    the sheets of one kind of report.
    """
    import tomllib

    from briefgen import compose_scorecard, extract_meeting, read_source

    theme = tomllib.loads((ROOT / "templates" / "themes" / "official.toml").read_text("utf-8"))
    card = compose_scorecard(extract_meeting(read_source(SEED.read_bytes(), SEED.name)))
    plain = json.loads(json.dumps(card.model_dump(), default=str))
    number = 0
    while True:
        number += 1
        made = json.loads(json.dumps(plain))
        made["agency"] = f"TỈNH ỦY SỐ {number}"
        rows = [*made["rows"], *(row for group in made["groups"] for row in group["rows"])]
        for place, row in enumerate(rows):
            figure = (number * 7919 + place * 104729) % 900_000 + 1_000
            row["actual"]["whole"] = f"{figure:,}".replace(",", ".")
            if verdicts and row.get("bar") and row["bar"]["scale"] == "ratio":
                judge(row, 600 + (number * 613 + place * 977) % 800)
        if verdicts:
            made["tally"]["met"] = number % (made["tally"]["total"] + 1)
        yield {"scorecard": made, "theme": theme}


def judge(row: dict[str, Any], ratio: int) -> None:
    """Give a row a ratio to its plan, in tenths of a per cent, with all that follows from it."""
    status = "exceeded" if ratio > 1000 else "met" if ratio == 1000 else "missed"
    words = {"exceeded": "Vượt", "met": "Đạt", "missed": "Chưa đạt"}
    row["ratio"] |= {"whole": str(ratio // 10), "part": f",{ratio % 10}"}
    row["bar"]["value"] = ratio / 1500
    row |= {"status": status, "verdict": words[status]}


def fonts() -> list[Path]:
    """Return the folders of the faces, for engines that take paths."""
    packages = ("fontpkg_be_vietnam_pro", "fontpkg_ibm_plex_sans_condensed")
    found = [find_spec(package) for package in packages]
    return [Path(next(iter(spec.submodule_search_locations or ()))) / "files"
            for spec in found if spec]  # fmt: skip


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
