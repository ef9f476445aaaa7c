"""Blocks kept from one attempt to the next: the same page as if each were laid out anew."""

import pytest

from briefgen.pdf.layout.keeping import Kept
from tests.pdf.sheets import drawn

ROWS = "".join(
    f"<tr><td>Chỉ tiêu thứ {n} có một cái tên dài hơn chỗ của nó rất nhiều</td>"
    f'<td><figure whole="{n}" part=",5"/></td></tr>'
    for n in range(12)
)
BODY = f"""<text style="plain" role="H1" id="dau">Đầu</text>
<section id="bang" above="3"><text style="plain" role="H2" above="2" with-next="yes">Bảng</text>
<table id="rows" pitch="9"><column width="rest" style="plain" scope="yes"/>
<column width="30" line="20" style="small"/><head height="8"><td>Tên</td><td>Số</td></head>
{ROWS}</table>
</section>
<columns id="hai" above="4" count="2"><table pitch="5" whole="yes">
<column width="rest" style="small" scope="yes"/><head height="6"><td>A</td></head>
<tr><td>b</td></tr></table>
<table pitch="5" whole="yes"><column width="rest" style="small" scope="yes"/><head height="6">
<td>C</td></head><tr><td>d</td></tr></table>
<text style="plain" id="chu">Chữ trong cột.</text></columns>
<row id="hang"><col width="rest"><text style="small" lines="1">
Một câu dài hơn chỗ của nó, phải bị cắt ở cuối vì chỉ có một dòng mà thôi</text></col>
<col width="40" id="o"><text style="small">Ô</text></col></row>
<section id="cuoi" above="2"><text style="plain" above="1">Cuối <link to="dau">về đầu</link></text>
</section>"""
STEPS = [
    """<step of="rows" set="pitch" to="8"/><step of="hai" set="above" to="1"/>
    <step of="o" set="hidden" to="yes"/><step of="rows" set="grow" to="2"/>""",
    """<step of="cuoi" set="start" to="page"/><step reset="yes"/>
    <step of="rows" set="pitch" to="6"/><step of="chu" set="hidden" to="yes"/>""",
    """<step of="bang" set="start" to="page" pages="1"/>
    <step reset="yes" of="cuoi" set="above" to="9"/>
    <step of="hang" set="hidden" to="yes"/><step of="hai" set="count" to="1" pages="9"/>""",
]


@pytest.mark.parametrize("steps", STEPS)
@pytest.mark.parametrize("allowed", [1, 2, 3])
def test_a_page_is_the_same_whether_blocks_are_kept_or_not(
    monkeypatch: pytest.MonkeyPatch, steps: str, allowed: int
) -> None:
    fit = f'<fit pages="{allowed}">{steps}</fit>'
    kept = drawn(BODY, furniture=fit)
    monkeypatch.setattr(Kept, "find", lambda *_: None)
    anew = drawn(BODY, furniture=fit)
    assert (kept.pages, kept.warnings) == (anew.pages, anew.warnings)
    assert kept.content == anew.content
