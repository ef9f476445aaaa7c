"""Every figure: conforms, says its values in the document's language, is silent as decoration."""

import io
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest

from briefgen.errors import BriefgenError
from tests.pdf.files import jpeg, png
from tests.pdf.sheets import drawn, faults

POINTS = "".join(
    f'<point label="{year}" value="{value}"/>'
    for year, value in ((2018, "7.8"), (2019, "-1,08"), (2020, ""))
)
ASSETS = {"a.png": png("RGBA"), "b.jpg": jpeg()}
FIGURES = {
    "progress": ('<progress value="62,5" label="yes"/>', "Đạt 62,5 trên 100 (62,5%)",
                 "62.5 of 100 (62.5%)"),
    "progress past": ('<progress value="118" of="100"/>', "Đạt 118 trên 100 (118%)",
                      "118 of 100 (118%)"),
    "progress unknown": ('<progress value="None"/>', "Không có số liệu", "No figures"),
    "sparkline": ('<sparkline values="3.1 3,4 – 4.0" extremes="yes"/>',
                  "Diễn biến 4 kỳ: đầu kỳ 3,1, cuối kỳ 4,0, thấp nhất 3,1, cao nhất 4,0",
                  "Course over 4 periods: first 3.1, last 4.0, lowest 3.1, highest 4.0"),
    "column-chart": (f'<column-chart title="GRDP" unit="%" target="7">{POINTS}</column-chart>',
                     ("Biểu đồ cột “GRDP” (%): 2018 7,8; 2019 −1,08; 2020 không có số. "
                     "mức kế hoạch 7"),
                     "Column chart “GRDP” (%): 2018 7.8; 2019 −1.08; 2020 no figure. target 7"),
    "line-chart": ((f'<line-chart><series name="A">{POINTS}</series><series name="B">{POINTS}'
                   "</series></line-chart>"),
                   ("Biểu đồ đường: A: 2018 7,8; 2019 −1,08; 2020 không có số. "
                   "B: 2018 7,8; 2019 −1,08; 2020 không có số"),
                   ("Line chart: A: 2018 7.8; 2019 −1.08; 2020 no figure. "
                   "B: 2018 7.8; 2019 −1.08; 2020 no figure")),
    "pins": (f'<pins unit="điểm">{POINTS}</pins>',
             "Chênh lệch so với kế hoạch (điểm): 2018 7,8; 2019 −1,08; 2020 không có số",
             "Deviation from plan (điểm): 2018 7.8; 2019 −1.08; 2020 no figure"),
    "pin": ('<pin value="-12.5" end="10"/>', "Chênh lệch so với kế hoạch: −12,5",
            "Deviation from plan: −12.5"),
    "qr": ('<qr text="https://a.vn" width="20"/>', "Mã QR: https://a.vn",
           "QR code: https://a.vn"),
    "image": ('<image src="a.png" alt="Bản đồ" width="20"/>', "Bản đồ", "Bản đồ"),
    "jpeg": ('<image src="b.jpg" alt="Ảnh" width="20" height="9" fit="cover"/>', "Ảnh", "Ảnh"),
    "trend": ('<text style="plain">GRDP <trend value="-1.2" good="up"/>1,2</text>', "giảm",
              "down"),
    "mark": ('<text style="plain"><mark shape="level" colour="ink" alt="giữ"/>2</text>', "giữ",
             "giữ"),
}  # fmt: skip
every_figure = pytest.mark.parametrize("name", FIGURES)


def alts(content: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(content)) as file:
        return [
            str(found.Alt)
            for found in file.objects
            if isinstance(found, pikepdf.Dictionary) and found.get("/S") == "/Figure"
        ]


def draw(body: str, **options: Any) -> bytes:
    return drawn(body, read_asset=ASSETS.__getitem__, **options).content


@every_figure
def test_figures_conform(name: str) -> None:
    assert faults(draw(FIGURES[name][0]), "ua1", "2a") == []


@every_figure
def test_figures_say_their_values_in_the_language_of_the_document(name: str) -> None:
    body, vietnamese, english = FIGURES[name]
    assert alts(draw(body)) == [vietnamese]
    assert alts(draw(body, language="en-GB")) == [english]


@pytest.mark.parametrize("name", [name for name in FIGURES if name not in ("trend", "mark")])
def test_a_description_of_the_template_goes_first_and_decoration_says_nothing(name: str) -> None:
    body = FIGURES[name][0]
    bare = body.replace(' alt="Bản đồ"', "").replace(' alt="Ảnh"', "")
    tag, rest = bare.split(" ", 1) if " " in bare.split(">")[0] else bare.split(">", 1)
    joint = " " if " " in bare.split(">")[0] else ">"
    assert alts(draw(f'{tag} alt="Riêng"{joint}{rest}')) == ["Riêng"]
    assert alts(draw(f'{tag} decorative="yes"{joint}{rest}')) == []


@every_figure
def test_figures_stand_in_cells_footers_and_areas(name: str) -> None:
    body = FIGURES[name][0]
    if body.startswith("<text"):
        body = body.removeprefix('<text style="plain">').removesuffix("</text>")
    cell = f'<table pitch="30"><column width="60" style="plain"/><tr><td>{body}</td></tr></table>'
    assert len(alts(draw(cell))) == 1
    if name not in ("trend", "mark"):
        placed = body.replace(" ", ' x="5" y="3" ', 1) if " " in body.split(">")[0] else body
        assert len(alts(draw(f'<area height="60">{placed}</area>'))) == 1
        footer = f'<footer height="50">{placed}</footer>'
        content = draw('<text style="plain">a</text>', furniture=footer)
        assert alts(content) == []
        assert faults(content, "ua1", "2a") == []


@every_figure
@pytest.mark.parametrize("palette", ["gray", "mono"])
def test_figures_have_no_colour_in_grey_and_mono(name: str, palette: str) -> None:
    if name in ("image", "jpeg"):
        return
    content = draw(FIGURES[name][0], palette=palette)
    image = pdfium.PdfDocument(content)[0].render(scale=1).to_pil().convert("RGB")
    assert all(r == g == b for _, (r, g, b) in image.getcolors(100_000) or [])


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<image src="a.png"/>', "alt-missing"),
        ('<qr text=""/>', "qr-empty"),
        (f'<qr text="{"a" * 4000}"/>', "qr-too-long"),
        ('<progress value="nhiều"/>', "attribute-value"),
        ('<progress value="1.2.3"/>', "attribute-value"),
        ("<line-chart>" + '<series><point label="a" value="1"/></series>' * 5 + "</line-chart>",
         "chart-too-many-series"),
        ('<column-chart height="6" title="t"><point label="a" value="1"/></column-chart>',
         "chart-too-low"),
        ('<row><col width="90"/><col width="90"/></row>', "row-too-wide"),
        ('<grid columns="90 90"><cell/></grid>', "row-too-wide"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_told_with_its_place(body: str, code: str) -> None:
    with pytest.raises(BriefgenError) as caught:
        draw(body)
    assert caught.value.problems[0].code == code
    assert caught.value.problems[0].at.line


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<line-chart title='a'/>", "chart-empty"),
        ("<pins/>", "chart-empty"),
        ('<qr text="https://cantho.gov.vn/bao-cao/2020" width="8"/>', "qr-too-fine"),
        ("<column-chart>" + "".join(f'<point label="{n}" value="12345.67"/>' for n in range(30))
         + "</column-chart>", "chart-values-left-out"),
    ],
)  # fmt: skip
def test_what_gives_way_is_told(body: str, code: str) -> None:
    assert code in {warning.code for warning in drawn(body).warnings}
