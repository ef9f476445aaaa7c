"""What one sheet lends to the next: the same bytes as if each were made alone."""

import pytest

from briefgen.errors import BriefgenError
from briefgen.pdf import Binder, Cover, compile_template, pieces
from briefgen.pdf.layout import pages
from briefgen.pdf.recall import memory
from briefgen.pdf.template import CompiledTemplate

SHEET = """<doc paper="A5" title="{{ title }}"><font name="w" family="Tinos"/>
<colour name="ink" value="#101010"/><colour name="hairline" value="#CCCCCC"/>
<style name="p" font="w" size="10"/><style name="s" font="w" size="8" weight="bold"/>
<fit pages="1">
<step of="rows" set="pitch" to="9"/>
<step of="rows" set="pitch" to="7"/>
<step of="note" set="hidden" to="yes"/>
<step reset="yes" of="rows" set="pitch" to="8" pages="2"/>
</fit>
<header height="9"><text style="s" y="5">{{ title }}</text></header>
<footer height="9"><text style="s" y="5"><page-number/>/<page-count/></text></footer>
<body>
<text style="p" role="H1">{{ title }}</text>
<row><col width="auto"><text style="s">Ngày</text></col><col width="rest">
<text style="p">{{ words }}</text></col></row>
<text id="head" style="s" role="H2" with-next="yes">Bảng {{ rows|length }}</text>
<table id="rows" pitch="11" drop="1"><column width="rest" style="p" scope="yes" lines="3"/>
<column width="25" line="18" style="s"/><column width="30" style="p" most="34" lines="2"/>
<head height="8" line="0.6"><td>Tên</td><td>Số</td><td>Đánh giá</td></head>
{% for row in rows %}<tr><td>{{ row.name }}</td>
<td><figure whole="{{ row.whole }}" part=",5"/></td>
<td><mark shape="disc" r="1"/>{{ row.verdict }}</td></tr>
{% endfor %}</table>
<columns count="2">{% for row in rows[:4] %}
<text style="s">{{ row.name }} {{ row.verdict }}</text>{% endfor %}
</columns>
<text id="note" style="p">Ghi chú: {{ words }}</text>
</body></doc>"""
NAMES = (
    "Lúa",
    "Ngô lai vụ đông",
    "Tổng sản phẩm trên địa bàn bình quân đầu người năm 2020 của tỉnh",
)


def values(number: int, rows: int) -> dict[str, object]:
    made = [
        {"name": NAMES[(at + number // 5) % 3], "whole": str(at * 977 * (number + 1)),
         "verdict": ("Đạt", "Chưa đạt")[(at + number) % 2]}
        for at in range(rows)
    ]  # fmt: skip
    return {"title": f"Phiếu {number % 4}", "rows": made, "words": "đạt " * (7 * (number % 3) + 1)}


SHEETS = [values(number, rows) for number in range(6) for rows in (3, 12, 14, 16, 17, 19, 30)]


@pytest.fixture(scope="module")
def template() -> CompiledTemplate:
    return compile_template(SHEET.encode(), name="sheet.xml")


def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every sheet as if it were the first."""
    monkeypatch.setattr(memory, "recall", lambda *_: None)
    for name in ("_LINES", "_PIECES", "_HEADS", "_NODES"):
        monkeypatch.setattr(pieces, name, pieces.Pool())
    monkeypatch.setattr(pieces.Pool, "put", lambda *_: False)
    monkeypatch.setattr(pieces.Pool, "keep", lambda *_: None)


def test_a_sheet_is_the_same_whatever_was_made_before(
    monkeypatch: pytest.MonkeyPatch, template: CompiledTemplate
) -> None:
    shared = [template.draw(each) for each in SHEETS * 2]
    with monkeypatch.context() as patch:
        alone(patch)
        made = [template.draw(each) for each in SHEETS]
    for at, drawing in enumerate(made):
        for other in (shared[at], shared[at + len(SHEETS)]):
            assert (other.pages, other.warnings) == (drawing.pages, drawing.warnings)
            assert other.content == drawing.content
    assert {drawing.pages for drawing in made} >= {1, 2}


def test_a_book_is_the_same_whatever_was_made_before(
    monkeypatch: pytest.MonkeyPatch, template: CompiledTemplate
) -> None:
    def book() -> bytes:
        binder = Binder(Cover("Tập"))
        for each in SHEETS[:12]:
            binder.add(template, each)
        return binder.finish().content

    shared = [book() for _ in range(3)]
    with monkeypatch.context() as patch:
        alone(patch)
        assert {*shared} == {book()}


def test_steps_that_failed_on_a_like_sheet_are_not_laid_out_again(
    monkeypatch: pytest.MonkeyPatch, template: CompiledTemplate
) -> None:
    tries: list[int] = []
    lay_out = pages._attempt
    monkeypatch.setattr(pages, "_attempt", lambda *given: (tries.append(1), lay_out(*given))[1])
    monkeypatch.setattr(memory, "recall", lambda *_: None)
    for _ in range(3):
        template.draw(values(1, 16))
    tries.clear()
    drawing = template.draw({**values(1, 16), "title": "Phiếu 9"})
    assert (len(tries), drawing.pages) == (1, 1)


def test_a_fault_is_told_for_each_sheet_that_has_it(template: CompiledTemplate) -> None:
    faulty = values(0, 3) | {"words": "☃ tuyết"}
    for _ in range(4):
        with pytest.raises(BriefgenError) as caught:
            template.draw(faulty)
        assert [problem.code for problem in caught.value.problems] == ["glyph-missing"]


def test_a_warning_is_told_for_each_sheet_that_has_it() -> None:
    source = SHEET.replace('lines="3"', 'lines="1"')
    template = compile_template(source.encode(), name="sheet.xml")
    told = [[one.code for one in template.draw(values(0, 3)).warnings] for _ in range(4)]
    assert told == [["text-shortened"]] * 4
