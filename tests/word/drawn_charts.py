"""Charts as Word writes them: the part with its extensions, style, colours and workbook."""

import io
from collections.abc import Sequence

from openpyxl import Workbook

from tests.word.packages import OFFICE, docx

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NAMES = (
    f'xmlns:c="{C}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:c16r2="http://schemas.microsoft.com/office/drawing/2015/06/chart"'
)
_STYLE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="c14" '
    'xmlns:c14="http://schemas.microsoft.com/office/drawing/2007/8/2/chart">'
    '<c14:style val="102"/></mc:Choice><mc:Fallback><c:style val="2"/></mc:Fallback>'
    "</mc:AlternateContent>"
)
_UNIQUE = (
    '<c:ext uri="{{C3380CC4-5D6E-409C-BE32-E72D297353CC}}" '
    'xmlns:c16="http://schemas.microsoft.com/office/drawing/2014/chart">'
    '<c16:uniqueId val="{{{:08X}-6B1F-4D9C-9A1E-2C7B5E9F4A10}}"/></c:ext>'
)
CATEGORIES = ("Category 1", "Category 2", "Category 3", "Category 4")
VALUES = ((4.3, 2.5, 3.5, 4.5), (2.4, 4.4, 1.8, 2.8), (2, 2, 3, 5))
_TEXT = (
    '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900"/></a:pPr>'
    '<a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
)


def fill(colour: str) -> str:
    kind = "schemeClr" if not colour[0].isupper() and not colour[0].isdigit() else "srgbClr"
    return f'<a:solidFill><a:{kind} val="{colour}"/></a:solidFill>'


def _points(texts: Sequence[object]) -> str:
    made = "".join(f'<c:pt idx="{n}"><c:v>{t}</c:v></c:pt>' for n, t in enumerate(texts))
    return f'<c:ptCount val="{len(texts)}"/>{made}'


def series(at: int, *, kind: str = "bar", colour: str = "", form: str = "General") -> str:
    colour = colour or f"accent{at + 1}"
    letter = "BCD"[at]
    line = kind in ("line", "scatter")
    look = f'<a:ln w="28575" cap="rnd">{fill(colour)}<a:round/></a:ln>' if line else fill(colour)
    points = (
        "".join(
            f'<c:dPt><c:idx val="{n}"/><c:bubble3D val="0"/><c:spPr>{fill(f"accent{n + 1}")}'
            f'<a:ln w="19050">{fill("bg1")}</a:ln></c:spPr><c:extLst>{_UNIQUE.format(n + 1)}'
            "</c:extLst></c:dPt>"
            for n in range(4)
        )
        if kind == "pie"
        else ""
    )
    if kind == "pie":
        look = ""
    marker = '<c:marker><c:symbol val="none"/></c:marker>' if line else ""
    invert = '<c:invertIfNegative val="0"/>' if kind == "bar" else ""
    smooth = '<c:smooth val="0"/>' if line else ""
    placed = kind in ("scatter", "bubble")
    cat, val = ("xVal", "yVal") if placed else ("cat", "val")
    if kind == "bubble":
        smooth = (
            "<c:bubbleSize><c:numRef><c:f>Sheet1!$C$2:$C$5</c:f><c:numCache>"
            f"<c:formatCode>General</c:formatCode>{_points((10, 4, 8, 6))}</c:numCache></c:numRef>"
            '</c:bubbleSize><c:bubble3D val="0"/>'
        )
    across = (
        f"<c:strRef><c:f>Sheet1!$A$2:$A$5</c:f><c:strCache>{_points(CATEGORIES)}</c:strCache>"
        "</c:strRef>"
        if not placed
        else "<c:numRef><c:f>Sheet1!$A$2:$A$5</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f"{_points((0.7, 1.8, 2.6, 3.1))}</c:numCache></c:numRef>"
    )
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:strRef>'
        f"<c:f>Sheet1!${letter}$1</c:f><c:strCache>{_points([f'Series {at + 1}'])}</c:strCache>"
        f"</c:strRef></c:tx>{f'<c:spPr>{look}</c:spPr>' if look else ''}{invert}{marker}{points}"
        f"<c:{cat}>{across}</c:{cat}><c:{val}><c:numRef><c:f>Sheet1!${letter}$2:${letter}$5</c:f>"
        f"<c:numCache><c:formatCode>{form}</c:formatCode>{_points(VALUES[at])}</c:numCache>"
        f"</c:numRef></c:{val}>{smooth}<c:extLst>{_UNIQUE.format(at)}</c:extLst></c:ser>"
    )


def group(
    kind: str, *made: str, grouping: str = "clustered", axes: tuple[int, int] = (111, 222)
) -> str:
    ids = "".join(f'<c:axId val="{axis}"/>' for axis in axes)
    inside = "".join(made)
    if kind == "bar":
        overlap = '<c:overlap val="100"/>' if grouping != "clustered" else ""
        return (
            f'<c:barChart><c:barDir val="col"/><c:grouping val="{grouping}"/>'
            f'<c:varyColors val="0"/>{inside}<c:gapWidth val="150"/>{overlap}{ids}</c:barChart>'
        )
    if kind == "line":
        return (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{inside}'
            f'<c:marker val="1"/>{ids}</c:lineChart>'
        )
    if kind == "area":
        return (
            f'<c:areaChart><c:grouping val="standard"/><c:varyColors val="0"/>{inside}{ids}'
            "</c:areaChart>"
        )
    if kind == "scatter":
        return (
            f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{inside}'
            f"{ids}</c:scatterChart>"
        )
    if kind == "bubble":
        return (
            f'<c:bubbleChart><c:varyColors val="0"/>{inside}<c:bubbleScale val="100"/>'
            f'<c:showNegBubbles val="0"/>{ids}</c:bubbleChart>'
        )
    if kind == "doughnut":
        return (
            f'<c:doughnutChart><c:varyColors val="1"/>{inside}<c:firstSliceAng val="0"/>'
            '<c:holeSize val="75"/></c:doughnutChart>'
        )
    return f'<c:pieChart><c:varyColors val="1"/>{inside}<c:firstSliceAng val="0"/></c:pieChart>'


def axes(kind: str = "cat", ids: tuple[int, int] = (111, 222), *, second: bool = False) -> str:
    across, up = ids
    positions = ("b", "r" if second else "l")
    name = "valAx" if kind == "val" else "catAx"
    end = (
        '<c:crossBetween val="midCat"/>'
        if kind == "val"
        else '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="0"/>'
    )
    head = '<c:scaling><c:orientation val="minMax"/></c:scaling>'
    return (
        f'<c:{name}><c:axId val="{across}"/>{head}<c:delete val="{int(second)}"/>'
        f'<c:axPos val="{positions[0]}"/><c:numFmt formatCode="General" sourceLinked="1"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'{_TEXT}<c:crossAx val="{up}"/><c:crosses val="autoZero"/>{end}</c:{name}>'
        f'<c:valAx><c:axId val="{up}"/>{head}<c:delete val="0"/><c:axPos val="{positions[1]}"/>'
        '<c:numFmt formatCode="General" sourceLinked="1"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{_TEXT}'
        f'<c:crossAx val="{across}"/><c:crosses val="{"max" if second else "autoZero"}"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def title(*runs: str) -> str:
    made = "".join(f'<a:r><a:rPr lang="vi-VN"/><a:t>{text}</a:t></a:r>' for text in runs)
    return (
        '<c:title><c:tx><c:rich><a:bodyPr rot="0"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1400"/>'
        f'</a:pPr>{made}</a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
    )


def chart(plot: str, head: str = "", *, workbook: bool = True) -> str:
    external = '<c:externalData r:id="rId3"><c:autoUpdate val="0"/></c:externalData>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace {_NAMES}><c:date1904 val="0"/><c:lang val="vi-VN"/>'
        f'<c:roundedCorners val="0"/>{_STYLE}<c:chart>{head}'
        f'<c:autoTitleDeleted val="{int(not head)}"/><c:plotArea><c:layout/>{plot}</c:plotArea>'
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_TEXT}</c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{_TEXT}{external if workbook else ''}</c:chartSpace>"
    )


def plot(kind: str) -> str:
    """Return what a chart of a kind holds, as Word inserts it."""
    if kind == "combo":
        bars = group("bar", series(0), series(1))
        line = group("line", series(2, kind="line"), axes=(333, 444))
        return bars + line + axes() + axes(ids=(333, 444), second=True)
    if kind in ("pie", "doughnut"):
        return group(kind, series(0, kind="pie"))
    base, _, grouping = kind.partition("-")
    drawn = group(base, *(series(at, kind=base) for at in range(3)),
                  grouping=grouping or "clustered")  # fmt: skip
    return drawn + axes("val" if base in ("scatter", "bubble") else "cat")


def inline(alt: str, number: int = 1, relation: str = "t1") -> str:
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        '<wp:extent cx="5486400" cy="2743200"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="Chart {number}" descr="{alt}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f'<a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="{relation}"/></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sheet1"
    sheet.append(["", "Series 1", "Series 2", "Series 3"])
    for at, name in enumerate(CATEGORIES):
        sheet.append([name, *(column[at] for column in VALUES)])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _style(name: str, kind: str, identity: int) -> str:
    space = "http://schemas.microsoft.com/office/drawing/2012/chartStyle"
    inside = "" if kind != "colors" else (
        'meth="cycle" id="10"><a:schemeClr val="accent1"/><a:schemeClr val="accent2"/>'
        "<cs:variation/>"
    )  # fmt: skip
    if kind == "colors":
        return (
            f'<cs:colorStyle xmlns:cs="{space}" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
            f"{inside}</cs:colorStyle>"
        )
    return f'<cs:chartStyle xmlns:cs="{space}" id="{identity}"/>'


def with_chart(
    part: str,
    *blocks: str,
    types: str = "",
    relations: str = "",
    members: dict[str, str | bytes] | None = None,
) -> bytes:
    """Return a document with these blocks that has one chart."""
    ms = "http://schemas.microsoft.com/office/2011/relationships/"
    own: dict[str, str | bytes] = {
        "word/charts/chart1.xml": part,
        "word/charts/style1.xml": _style("style", "style", 201),
        "word/charts/colors1.xml": _style("colors", "colors", 10),
        "word/embeddings/Microsoft_Excel_Worksheet.xlsx": workbook(),
        "word/charts/_rels/chart1.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{ms}chartStyle" Target="style1.xml"/>'
            f'<Relationship Id="rId2" Type="{ms}chartColorStyle" Target="colors1.xml"/>'
            f'<Relationship Id="rId3" Type="{OFFICE}package" '
            'Target="../embeddings/Microsoft_Excel_Worksheet.xlsx"/></Relationships>'
        ),
    }
    sheet = "application/vnd.openxmlformats-officedocument"
    return docx(
        *blocks,
        members={**own, **(members or {})},
        relations=f'<Relationship Id="t1" Type="{OFFICE}chart" Target="charts/chart1.xml"/>'
        + relations,
        types='<Override PartName="/word/charts/chart1.xml" '
        f'ContentType="{sheet}.drawingml.chart+xml"/>'
        '<Override PartName="/word/charts/style1.xml" '
        'ContentType="application/vnd.ms-office.chartstyle+xml"/>'
        '<Override PartName="/word/charts/colors1.xml" '
        'ContentType="application/vnd.ms-office.chartcolorstyle+xml"/>'
        '<Override PartName="/word/embeddings/Microsoft_Excel_Worksheet.xlsx" '
        f'ContentType="{sheet}.spreadsheetml.sheet"/>' + types,
    )
