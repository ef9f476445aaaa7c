"""A chart of the template with figures of the data: only what shows figures is made anew.

Kind, axes, styles and formats stay as the designer left them. Series are matched by their names
where these agree, else by their order; what is missing looks like the last one, what is too much
goes, and with it a group and its axes that nothing is left in (ISO/IEC 29500-1, 21.2).
"""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lxml import etree

from briefgen.catalog.shown import figure, refuse, text_of
from briefgen.word.charts.looks import A, like
from briefgen.word.charts.workbook import Columns, columns_of, levels, serial
from briefgen.word.content.nouns import Category, Chart, Series
from briefgen.word.markup import Element, local
from briefgen.word.repairs import remove

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_ONE_SERIES = frozenset({"pieChart", "pie3DChart", "ofPieChart"})
_BY_POINT = frozenset({*_ONE_SERIES, "doughnutChart"})
_BUBBLES = "bubbleChart"
_PLACED = frozenset({"scatterChart", _BUBBLES})  # whose points stand at figures across
_USUAL_SHEET = "Sheet1"
_AFTER_VALUES = frozenset({"smooth", "shape", "bubbleSize", "bubble3D", "extLst"})
_FILTERED = "{02D57815-91ED-43cb-92C2-25804820EDAC}"  # series and categories that were hidden
_UNIQUE = "{http://schemas.microsoft.com/office/drawing/2014/chart}uniqueId"


@dataclass(frozen=True, slots=True)
class Filled:
    """What filling a chart found out: name of the sheet, formats of the series."""

    sheet: str
    formats: tuple[str, ...]


def c(name: str) -> str:
    """Return the full name of an element of charts."""
    return C + name


def fill(root: Element, chart: Chart) -> Filled:
    """Put the figures into a chart, from the root of its part; return what its workbook needs.

    Raises:
        ExpressionValueError: ``value-chart-one-series`` for several series in a pie,
            ``value-chart-number`` for a scatter chart whose places across are no figures,
            ``value-chart-sizes`` for bubbles without sizes.
    """
    plot = next(root.iter(c("plotArea")))
    drawn = sorted(plot.iter(c("ser")), key=_order)
    if not drawn:
        refuse("value-chart-not-drawn")
    sheet = _sheet_of(drawn)
    places = columns_of(chart, sheet)
    chosen = _matched(drawn, chart.series)
    if len(chart.series) > 1 and any(_kind(one) in _ONE_SERIES for one in chosen):
        refuse("value-chart-one-series", count=len(chart.series))
    for one in set(drawn) - set(chosen):
        remove(one)
    for at, (own, series, where) in enumerate(zip(chosen, chart.series, places, strict=True)):
        _fill_series(own, at, chart, series, where)
    for group in plot:
        group[:] = _in_order(group)
    _drop_empty_groups(plot)
    _forget_hidden(root)
    _number_anew(root)
    if chart.title is not None:
        _set_title(root, chart.title)
    return Filled(sheet, tuple(_format(one) for one in chosen))


# ---- matching


def _order(series: Element) -> int:
    found = series.find(c("order"))
    return int(found.get("val", "0")) if found is not None else 0


def _name(series: Element) -> str:
    return "".join(value.text or "" for value in series.iterfind(f"{c('tx')}//{c('v')}"))


def _kind(series: Element) -> str:
    group = series.getparent()
    return "" if group is None else local(group)


def _matched(drawn: Sequence[Element], wanted: Sequence[Series]) -> list[Element]:
    """Return the element of each series of the data; those that were not drawn are put in."""
    free = list(drawn)
    found: dict[int, Element] = {}
    for at, series in enumerate(wanted):
        same = next((one for one in free if _name(one) == series.name), None)
        if same is not None:
            free.remove(same)
            found[at] = same
    clones = 0
    made = []
    for at in range(len(wanted)):
        if at not in found and free:
            found[at] = free.pop(0)
        if at not in found:
            clones += 1
            found[at] = _cloned(drawn[-1], clones)
        made.append(found[at])
    return made


def _cloned(series: Element, steps: int) -> Element:
    """Return a further series like another; marks of single points stay with that one."""
    made = like(series, steps)
    for point in [*made.iterfind(c("dPt")), *made.iterfind(f"{c('dLbls')}/{c('dLbl')}")]:
        remove(point)
    last = [series, *series.itersiblings(c("ser"))][-1]
    last.addnext(made)
    return made


# ---- one series


def _fill_series(own: Element, at: int, chart: Chart, series: Series, where: Columns) -> None:
    for name in ("idx", "order"):
        _child(own, name).set("val", str(at))
    _put(own, "tx", [_texts(where.name, [series.name])])
    placed = _kind(own) in _PLACED
    if placed:
        places = _across(chart, series)
        _put(own, "xVal", [_figures(where.across, places, _format(own, "xVal"))])
    else:
        across = chart.categories if series.x is None else series.x
        _put(own, "cat", [_categories(own, across, where.across)])
    values = "yVal" if placed else "val"
    _put(own, values, [_figures(where.values, series.values, _format(own))])
    if _kind(own) == _BUBBLES:
        if series.sizes is None:
            refuse("value-chart-sizes", where=f"series[{at}]", name=series.name)
        sizes = _figures(where.sizes, series.sizes, _format(own, "bubbleSize"))
        _put(own, "bubbleSize", [sizes])
    _keep_points(own, len(series.values), coloured=_kind(own) in _BY_POINT)


def _across(chart: Chart, series: Series) -> Sequence[Decimal | None]:
    """Return the places across of a series of a scatter chart."""
    if series.x is not None:
        return series.x
    places: list[Decimal] = []
    for number, one in enumerate(chart.categories):
        if isinstance(one, (str, tuple)):
            shown = one if isinstance(one, str) else ", ".join(one)
            refuse("value-chart-number", where=f"categories[{number}]", value=shown)
        places.append(Decimal(serial(one)) if isinstance(one, date) else one)
    return places


def _categories(own: Element, across: Sequence[Category | None], formula: str) -> Element:
    """Return the categories: figures or dates where the axis counts them, else texts."""
    if across and isinstance(across[0], tuple):
        return _levels(formula, [one for one in across if isinstance(one, tuple)])
    old = own.find(c("cat"))
    counted = old is not None and old.find(f".//{c('numCache')}") is not None
    numbers = [
        serial(one) if isinstance(one, date) else one
        for one in across
        if not isinstance(one, (str, tuple))
    ]
    if counted and len(numbers) == len(across):
        return _figures(formula, numbers, _format(own, "cat"))
    return _texts(formula, [text_of(one) for one in across])


def _levels(formula: str, categories: Sequence[tuple[str, ...]]) -> Element:
    """Return categories in levels, the innermost first; a name that goes on stands once."""
    made = etree.Element(c("multiLvlStrRef"))
    etree.SubElement(made, c("f")).text = formula
    cache = etree.SubElement(made, c("multiLvlStrCache"))
    etree.SubElement(cache, c("ptCount")).set("val", str(len(categories)))
    for texts in reversed(levels(categories)):
        level = etree.SubElement(cache, c("lvl"))
        _named(level, [None if text is None else text_of(text) for text in texts])
    return made


def _texts(formula: str, texts: Sequence[str]) -> Element:
    made = etree.Element(c("strRef"))
    etree.SubElement(made, c("f")).text = formula
    _points(etree.SubElement(made, c("strCache")), texts)
    return made


def _figures(formula: str, numbers: Sequence[Decimal | int | None], form: str) -> Element:
    made = etree.Element(c("numRef"))
    etree.SubElement(made, c("f")).text = formula
    cache = etree.SubElement(made, c("numCache"))
    etree.SubElement(cache, c("formatCode")).text = form
    _points(cache, [None if number is None else figure(number) for number in numbers])
    return made


def _points(cache: Element, texts: Sequence[str | None]) -> None:
    etree.SubElement(cache, c("ptCount")).set("val", str(len(texts)))
    _named(cache, texts)


def _named(cache: Element, texts: Sequence[str | None]) -> None:
    for at, text in enumerate(texts):
        if text is not None:
            point = etree.SubElement(cache, c("pt"))
            point.set("idx", str(at))
            etree.SubElement(point, c("v")).text = text


def _format(own: Element, name: str = "") -> str:
    for wanted in (name,) if name else ("val", "yVal"):
        for found in own.iterfind(f"{c(wanted)}//{c('formatCode')}"):
            return found.text or "General"
    return "General"


def _child(own: Element, name: str) -> Element:
    """Return the number of a series, put in where it is missing: first ``idx``, then ``order``."""
    found = own.find(c(name))
    if found is None:
        found = etree.Element(c(name))
        own.insert(0 if name == "idx" else 1, found)
    return found


def _put(own: Element, name: str, content: Iterable[Element]) -> None:
    """Give a part of a series its content, in its place by the schema."""
    found = own.find(c(name))
    if found is None:
        found = etree.Element(c(name))
        if name == "tx":
            own.insert(2, found)
        else:
            later = _AFTER_VALUES | ({"val", "yVal"} if name in ("cat", "xVal") else set())
            later -= {name}
            at = next((n for n, child in enumerate(own) if local(child) in later), len(own))
            own.insert(at, found)
    found[:] = list(content)


# ---- points with a look or label of their own


def _keep_points(own: Element, count: int, *, coloured: bool) -> None:
    """Forget points that are no longer there; slices beyond those drawn look like the last one."""
    points = own.findall(c("dPt"))
    for point in [*points, *own.iterfind(f"{c('dLbls')}/{c('dLbl')}")]:
        if _index(point) >= count:
            remove(point)
    if not coloured or not points or len(points) >= count:
        return
    last = max(points, key=_index)
    previous = last
    for steps, at in enumerate(range(_index(last) + 1, count), 1):
        made = like(last, steps)
        _child(made, "idx").set("val", str(at))
        previous.addnext(made)
        previous = made


def _index(point: Element) -> int:
    found = point.find(c("idx"))
    return int(found.get("val", "0")) if found is not None else 0


# ---- the whole


def _sheet_of(drawn: Iterable[Element]) -> str:
    """Return the name of the sheet that the formulas of the template say."""
    for series in drawn:
        for formula in series.iter(c("f")):
            sheet, sign, _ = (formula.text or "").rpartition("!")
            if sign:
                quoted = sheet.startswith("'") and sheet.endswith("'")
                name = sheet[1:-1].replace("''", "'") if quoted else sheet
                return name.rpartition("]")[2] or _USUAL_SHEET
    return _USUAL_SHEET


def _in_order(group: Element) -> list[Element]:
    """Return what a group holds, its series in their order where the first of them stood."""
    series = sorted(group.iterfind(c("ser")), key=_order)
    waiting = iter(series)
    return [next(waiting) if child.tag == c("ser") else child for child in group]


def _drop_empty_groups(plot: Element) -> None:
    """Take out groups without series, and axes that no other group has."""
    groups = [child for child in plot if local(child).endswith("Chart")]
    empty = [group for group in groups if group.find(c("ser")) is None]
    for group in empty:
        plot.remove(group)
    used = {
        axis.get("val")
        for group in plot
        if local(group).endswith("Chart")
        for axis in group.iterfind(c("axId"))
    }
    for axis in list(plot):
        own = axis.find(c("axId"))
        if empty and local(axis).endswith("Ax") and own is not None and own.get("val") not in used:
            plot.remove(axis)


def _forget_hidden(root: Element) -> None:
    """Take out series that someone hid: their figures stood in the workbook that was."""
    for extension in list(root.iter(c("ext"))):
        if extension.get("uri") == _FILTERED and any("filtered" in local(one) for one in extension):
            holder = extension.getparent()
            remove(extension if holder is None or len(holder) > 1 else holder)


def _number_anew(root: Element) -> None:
    """Give every series and point a number of its own, as Word does beside the index."""
    for number, unique in enumerate(root.iter(_UNIQUE)):
        rest = unique.get("val", "{00000000-0000-0000-0000-000000000000}")[9:]
        unique.set("val", f"{{{number:08X}{rest}")


def _set_title(root: Element, text: str) -> None:
    """Give the chart a title, in the look of the one it has."""
    chart = next(root.iter(c("chart")))
    title = chart.find(c("title"))
    if title is None:
        title = etree.Element(c("title"))
        etree.SubElement(title, c("overlay")).set("val", "0")
        chart.insert(0, title)
        deleted = chart.find(c("autoTitleDeleted"))
        if deleted is not None:
            deleted.set("val", "0")
    rich = title.find(f"{c('tx')}/{c('rich')}")
    if rich is None:
        rich = _rich(title)
    first, *others = rich.findall(f"{A}p")
    for other in others:
        rich.remove(other)
    runs = first.findall(f"{A}r")
    look = deepcopy(runs[0].find(f"{A}rPr")) if runs else None
    for child in list(first):
        if local(child) not in ("pPr", "endParaRPr"):
            first.remove(child)
    run = etree.Element(f"{A}r")
    if look is not None:
        run.append(look)
    etree.SubElement(run, f"{A}t").text = text
    first.insert(1 if first.find(f"{A}pPr") is not None else 0, run)


def _rich(title: Element) -> Element:
    """Return the place for the words of a title that has only had a look so far."""
    old = title.find(c("tx"))
    if old is not None:
        title.remove(old)
    holder = etree.Element(c("tx"))
    rich = etree.SubElement(holder, c("rich"))
    look = title.find(c("txPr"))
    if look is None:
        etree.SubElement(rich, f"{A}bodyPr")
        etree.SubElement(rich, f"{A}p")
    else:
        rich[:] = list(look)
        title.remove(look)
    title.insert(0, holder)
    return rich
