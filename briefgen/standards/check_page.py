"""F02 and F13, and how running text is set: margins, paper, page numbers, pitch, gaps, indents."""

from collections.abc import Iterator
from functools import partial

from briefgen.errors import Phrase, Place
from briefgen.standards.findings import Case, Finding, span
from briefgen.standards.formatting import Styles
from briefgen.standards.lines import Line, lines_of_part
from briefgen.standards.mending import child_in_order, set_paragraph, set_size
from briefgen.standards.names import TWIPS_A_MM, Element, R, is_on, number, w

SIDES = ("top", "bottom", "left", "right")
TOLERANCE = 0.6
"""Millimetres that programs round lengths by, and a little more."""
PAPER_TOLERANCE = 1.5
SMALL_PAPER = (148, 210)
A_LINE = 1.15
"""Height of a line of Times New Roman in single pitch, for each point of its size."""
PAGE_OF_TEXT = 5_000
"""Characters past which a document is surely longer than a page."""
SHORT = 80
BODY = Place(part="body")
_SECTION_ORDER = tuple(
    map(
        w,
        (
            *("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz"),
            *("pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt"),
            *("vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid"),
            *("printerSettings", "sectPrChange"),
        ),
    )
)


def check_page(case: Case) -> Iterator[Finding]:
    """Yield what is wrong with paper, margins and page numbers, and with how text is set."""
    sections = list(case.parts.main.iter(w("sectPr")))
    if sections:
        yield from _paper(case, sections[0])
        yield from _margins(case, sections)
        yield from _page_numbers(case, sections[0])
    yield from _set_text(case)


def _paper(case: Case, section: Element) -> Iterator[Finding]:
    size = section.find(w("pgSz"))
    width, height = ((number(size, key) or 0) / TWIPS_A_MM for key in ("w", "h"))
    page = case.pack.page
    dues = [(page.width, page.height), (page.height, page.width)]
    if case.pack.system == "party":
        dues += [SMALL_PAPER, SMALL_PAPER[::-1]]
    if any(_near(width, due[0]) and _near(height, due[1]) for due in dues) or size is None:
        return
    yield case.finding(
        "format-paper",
        "F02",
        BODY,
        page,
        mend=partial(_set_paper, size, page.width, page.height),
        found=f"{width:.0f} × {height:.0f} mm",
        due=f"{page.width:g} × {page.height:g} mm",
    )


def _near(found: float, due: float) -> bool:
    return abs(found - due) <= PAPER_TOLERANCE


def _set_paper(size: Element, width: float, height: float) -> None:
    size.set(w("w"), f"{width * TWIPS_A_MM:.0f}")
    size.set(w("h"), f"{height * TWIPS_A_MM:.0f}")


def _margins(case: Case, sections: list[Element]) -> Iterator[Finding]:
    """Yield each side that is too narrow or too wide, once; sections that lie across are free."""
    told = set()
    for section in sections:
        size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
        across = size is not None and size.get(w("orient")) == "landscape"
        for side in SIDES if margins is not None and not across else ():
            low, high = getattr(case.pack.page, side)
            found = abs(number(margins, side) or 0) / TWIPS_A_MM
            if side == "left":
                found += (number(margins, "gutter") or 0) / TWIPS_A_MM
            if side in told or low - TOLERANCE <= found <= high + TOLERANCE:
                continue
            told.add(side)
            due = low if found < low else high
            yield case.finding(
                "format-margin",
                "F02",
                BODY,
                case.pack.page,
                mend=partial(_set_margin, sections, side, due),
                side=Phrase(f"format-side-{side}"),
                found=span((round(found, 1),) * 2, " mm"),
                due=span((low, high), " mm"),
            )


def _set_margin(sections: list[Element], side: str, due: float) -> None:
    for section in sections:
        size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
        across = size is not None and size.get(w("orient")) == "landscape"
        if margins is not None and not across:
            margins.set(w(side), f"{due * TWIPS_A_MM:.0f}")
            if side == "left" and margins.get(w("gutter")):
                margins.set(w("gutter"), "0")


def _page_numbers(case: Case, section: Element) -> Iterator[Finding]:
    """Yield page numbers that are not there, at the foot, on page 1, off the middle, of a size."""
    numbers = {kind: _numbered(case, section, "header", kind) for kind in ("default", "first")}
    foot = _numbered(case, section, "footer", "default")
    page = case.pack.page
    line = numbers["default"]
    if line is None:
        if foot is not None:
            yield case.finding("format-page-number-place", "F13", foot.place, page)
        elif _is_long(case):
            yield case.finding("format-page-number-missing", "F13", BODY, page, soft=True)
        return
    if not is_on(section.find(w("titlePg"))):
        mend = partial(_hide_first, section)
        yield case.finding("format-page-number-first", "F13", line.place, page, mend=mend)
    elif numbers["first"] is not None:
        yield case.finding("format-page-number-first", "F13", numbers["first"].place, page)
    if line.look.align != "center" and not _is_tabbed(line):
        yield case.finding(
            "format-page-number-align",
            "F13",
            line.place,
            page,
            mend=partial(set_paragraph, line.paragraph, "jc", val="center"),
            found=Phrase(f"format-align-{line.look.align}"),
        )
    yield from _number_size(case, line)


def _hide_first(section: Element) -> None:
    child_in_order(section, w("titlePg"), _SECTION_ORDER).attrib.clear()


def _number_size(case: Case, line: Line) -> Iterator[Finding]:
    low, high = case.pack.page.number_size
    sizes = [piece for piece in line.pieces if piece.raw.strip()]
    odd = [piece for piece in sizes if not low <= piece.look.size <= high]
    if odd:
        found = odd[0].look.size
        yield case.finding(
            "format-page-number-size",
            "F13",
            line.place,
            case.pack.page,
            mend=partial(set_size, odd, low if found < low else high),
            found=span((found, found)),
            due=span((low, high)),
        )


def _is_tabbed(line: Line) -> bool:
    return "\t" in line.raw


def _numbered(case: Case, section: Element, part: str, kind: str) -> Line | None:
    """Return the line of a head or foot that shows the page number."""
    for reference in section.iter(w(f"{part}Reference")):
        root = case.parts.headers.get(reference.get(f"{{{R}}}id", ""))
        if reference.get(w("type")) != kind or root is None:
            continue
        styles = Styles(case.parts.styles, case.parts.theme)
        for line in lines_of_part(root, styles):
            codes = [each.text or "" for each in line.paragraph.iter(w("instrText"))]
            codes += [each.get(w("instr"), "") for each in line.paragraph.iter(w("fldSimple"))]
            if "PAGE" in "".join(codes).upper().split():
                return line
    return None


def _is_long(case: Case) -> bool:
    counted = case.parts.pages or 0  # programs that make files leave what their model says: 1
    return counted > 1 or sum(len(line.text) for line in case.found.lines) > PAGE_OF_TEXT


def _set_text(case: Case) -> Iterator[Finding]:
    """Yield paragraphs of running text with a pitch, a gap or an indent the rule does not allow."""
    rules = case.pack.body
    plain = [line for line in case.lines("body") if len(line.text) >= SHORT]
    for code, wrong, attributes in (
        ("format-pitch", _wrong_pitch, _pitch_of(case)),
        ("format-gap", _wrong_gap, ("spacing", {"after": f"{rules.space_after * 20:.0f}"})),
        ("format-indent", _wrong_indent, ("ind", {"firstLine": "567", "hanging": ""})),
    ):
        odd = [(line, told) for line in plain if (told := wrong(case, line))]
        if not odd:
            continue
        line, (found, due) = odd[0]
        mend = partial(_set_all, [each for each, _ in odd], attributes[0], attributes[1])
        yield case.finding(
            code, "F01", line, rules, mend=mend, soft=True, found=found, due=due, count=len(odd)
        )


def _set_all(lines: list[Line], name: str, values: dict[str, str]) -> None:
    for line in lines:
        set_paragraph(line.paragraph, name, **values)


def _pitch_of(case: Case) -> tuple[str, dict[str, str]]:
    rules = case.pack.body
    if rules.line_exact:
        return "spacing", {"line": f"{rules.line_exact[0] * 20:.0f}", "lineRule": "exact"}
    return "spacing", {"line": "240", "lineRule": "auto"}


def _wrong_pitch(case: Case, line: Line) -> tuple[str, str] | None:
    look, rules = line.look, case.pack.body
    size = max((piece.look.size for piece in line.pieces), default=14)
    single = size * A_LINE
    pitch = look.line if look.exact else look.line * single
    if rules.line_exact:
        low, high = rules.line_exact
        fits = low - 0.3 <= pitch <= high + 0.3
        return None if fits else (span((round(pitch, 1),) * 2, " pt"), span((low, high), " pt"))
    if rules.line_multiple:
        low, high = rules.line_multiple
        times = pitch / single if look.exact else look.line
        if not low - 0.03 <= times <= high + 0.05:
            return span((round(times, 2),) * 2), span((low, high))
    return None


def _wrong_gap(case: Case, line: Line) -> tuple[str, str] | None:
    gap, due = line.look.before + line.look.after, case.pack.body.space_after
    if gap >= due - 0.1:
        return None
    lines = case.found.lines
    near = lines.index(line)
    if any(not each.text for each in lines[max(near - 1, 0) : near + 2]):
        return None  # an empty paragraph keeps them apart
    return span((gap, gap), " pt"), span((due, due), " pt")


def _wrong_indent(case: Case, line: Line) -> tuple[str, str] | None:
    low, high = case.pack.body.first_line
    found = line.look.first_line / 72 * 25.4
    listed = line.look.numbered or line.text.startswith(("-", "–", "+", "•", "*"))
    free = listed or line.raw[:1].isspace() or line.look.align == "center"
    if free or low - TOLERANCE <= found <= high + TOLERANCE:
        return None
    return span((round(found, 1),) * 2, " mm"), span((low, high), " mm")
