"""F03 to F06: whose head it is, number, date, and what stands under issuer, motto and abstract."""

import re
from collections.abc import Iterator
from functools import partial

from briefgen.errors import Phrase, Place
from briefgen.standards import words as by
from briefgen.standards.findings import Case, Finding, Mend, named, quoted
from briefgen.standards.lines import Line
from briefgen.standards.mending import insert_after, rewrite
from briefgen.vi.text import capitalise, fold, lower_first

BODY = Place(part="body")
NEEDED = ("motto", "issuer", "number", "place_date")
LETTER_CODE = "CV"


def check_head(case: Case) -> Iterator[Finding]:
    """Yield what is wrong with the head, the type and the abstract."""
    yield from _missing(case)
    yield from _mixed(case)
    yield from _motto_words(case)
    for line in case.lines("number")[:1]:
        yield from _number(case, line)
    for line in case.lines("place_date")[:1]:
        yield from _date(case, line)
    yield from _abstract(case)
    yield from _under_issuer(case)
    yield from _separator(case)
    yield from _rules(case)


def _missing(case: Case) -> Iterator[Finding]:
    """Yield the parts that every document of the kind has, and this one lacks."""
    free = {"place_date", "number"} if case.found.is_minutes else set()
    for cell in NEEDED:
        if cell not in free and not case.lines(cell):
            rule = case.pack.cells[cell]
            yield case.finding("format-part-missing", "F01", BODY, rule, cell=named(cell))
    if not case.found.type_name and not case.found.is_letter:
        rule = case.pack.cells["type"]
        yield case.finding("format-part-missing", "F01", BODY, rule, cell=named("type"))


def _mixed(case: Case) -> Iterator[Finding]:
    """Yield signs of the other system: its motto, a body of its own, its marks."""
    system = case.pack.system
    words = case.pack.words
    signs = []
    for line in (*case.lines("motto"), *case.lines("motto_second")):
        motto = by.motto_of(line.text)
        if motto and motto.system != system:
            signs.append(line)
    for line in case.lines("issuer")[:1]:
        told = by.system_of_body(case.found.head.issuer_name)
        if told and told != system:
            signs.append(line)
    if system == "state":
        signs += case.lines("asterisk")[:1]
    for line in signs[:1]:
        whose = Phrase(f"rules-{system}")
        yield case.finding("format-mixed", "F03", line, words, system=whose)
    for line in case.lines("section"):
        sign = by.SECTION.match(line.said)
        due_sign = words.section.replace("{roman}", "")
        if sign and sign["sign"].strip() != due_sign:
            due = words.section.replace("{roman}", sign["number"])
            mend = None if line.mark else partial(_mark, line, sign["sign"], due_sign)
            yield case.finding("format-section-mark", "F03", line, words, mend=mend, due=due)
            return


def _mark(line: Line, sign: str, due: str) -> None:
    space = " " if not sign.endswith(" ") and re.search(re.escape(sign) + r"\S", line.raw) else ""
    rewrite(line, line.raw.replace(sign.rstrip(), due + space, 1))


def _motto_words(case: Case) -> Iterator[Finding]:
    """Yield a motto with a letter or a hyphen other than printed in the rule."""
    for cell, due in zip(("motto", "motto_second"), case.pack.words.motto, strict=False):
        for line in case.lines(cell):
            motto = by.motto_of(line.text)
            if not motto or motto.system != case.pack.system or fold(line.text) == fold(due):
                continue
            rule = case.pack.cells[cell]
            mend = partial(rewrite, line, due)
            yield case.finding("format-motto", "F01", line, rule, mend=mend, due=due)


def _number(case: Case, line: Line) -> Iterator[Finding]:
    """Yield a number in another form, without its leading 0, or with the code of another type."""
    words, rule = case.pack.words, case.pack.cells["number"]
    shape = by.NUMBER.match(line.text)
    if shape is None:
        yield case.finding("format-number", "F04", line, rule, due=_due_number(case, None))
        return
    due = _due_number(case, shape)
    if _spaceless(line.text) != _spaceless(due) or re.search(r"\s[-/–]|[-/–]\s", _tail(line)):
        mend = partial(rewrite, line, due)
        yield case.finding("format-number", "F04", line, rule, mend=mend, due=due)
    number = shape["number"].strip()
    if number.isdecimal() and len(number) == 1:
        mend = partial(_pad, line, number)
        due = f"0{number}"
        yield case.finding(
            "format-number-zero", "F04", line, rule, mend=mend, found=number, due=due
        )
    code = shape["type"].strip()
    own = words.types.get(case.found.type_name, "")
    others = {fold(each) for name, each in words.types.items() if name != case.found.type_name}
    if own and fold(code) != fold(own) and fold(code) in others:
        yield case.finding("format-number-code", "F04", line, rule, found=code, due=own)


def _tail(line: Line) -> str:
    """Return what stands behind the number, where no space belongs."""
    shape = by.NUMBER.match(line.text)
    return line.text[shape.end("number") :].lstrip() if shape else ""


def _due_number(case: Case, shape: "re.Match[str] | None") -> str:
    """Return the number as the rule writes it, its parts kept; an example without any."""
    words = case.pack.words
    form = words.number
    if shape is None:
        return form.format(
            number="15", type="TB", body="TU" if case.pack.system == "party" else "UBND"
        )
    number = f"{shape['number']}{shape['year'] or ''}"
    gap = " " if not number.startswith(" ") else ""
    made = form.replace(" {number}", f"{gap}{{number}}")
    return made.format(number=number, type=shape["type"].strip(), body=shape["body"].strip())


def _spaceless(text: str) -> str:
    return re.sub(r"\s+", "", text).casefold()


def _pad(line: Line, number: str) -> None:
    rewrite(line, re.sub(rf"(?<!\d){number}(?!\d)", f"0{number}", line.raw, count=1))


def _date(case: Case, line: Line) -> Iterator[Finding]:
    """Yield a day or month with a 0 too many or too few, or a place without its comma."""
    shape = by.PLACE_DATE.match(line.text)
    rule = case.pack.cells["place_date"]
    if shape is None:
        return
    due = line.text
    day, month = shape["day"].strip(), shape["month"].strip()
    if day.isdecimal():
        due = _with(due, "ngày", day, f"{int(day):02d}")
    if month.isdecimal():
        due = _with(due, "tháng", month, f"{int(month):02d}" if int(month) < 3 else str(int(month)))
    if due != line.text:
        mend = partial(_redate, line, day, month)
        yield case.finding("format-date-zero", "F05", line, rule, mend=mend, due=due)
    if shape["place"].strip() and not shape["comma"]:
        mend = partial(rewrite, line, re.sub(r"\s+(?=(?i:ngày)\s)", ", ", line.raw, count=1))
        yield case.finding("format-date-comma", "F05", line, rule, mend=mend)


def _with(text: str, label: str, old: str, new: str) -> str:
    return re.sub(rf"(?i)({label}\s*){old}(?!\d)", rf"\g<1>{new}", text, count=1)


def _redate(line: Line, day: str, month: str) -> None:
    text = line.raw
    if day.isdecimal():
        text = _with(text, "ngày", day, f"{int(day):02d}")
    if month.isdecimal():
        text = _with(
            text, "tháng", month, f"{int(month):02d}" if int(month) < 3 else str(int(month))
        )
    rewrite(line, text)


def _abstract(case: Case) -> Iterator[Finding]:
    """Yield an abstract that begins with the other kind of letter, or a letter's with V/v."""
    for cell in ("abstract", "subject"):
        for line in case.lines(cell)[:1]:
            lower = case.pack.words.abstract_lower
            first = next((each for each in line.text if each.isalpha()), "")
            rule = case.pack.cells[cell]
            if lower and re.match(r"(?i)v/v\b", line.text):
                due = re.sub(r"(?i)^(\W*)v/v", r"\1về việc", line.raw, count=1)
            elif not first or first.islower() == lower:
                continue
            else:
                due = lower_first(line.raw) if lower else capitalise(line.raw)
            if due != line.raw:
                mend: Mend = partial(rewrite, line, due)
                begin = " ".join(due.split()[:3])
                yield case.finding("format-abstract", "F06", line, rule, mend=mend, due=begin)


def _under_issuer(case: Case) -> Iterator[Finding]:
    """Yield a Party issuer without its asterisk, or with a rule in its place."""
    if case.pack.system != "party" or not case.lines("issuer"):
        return
    last = case.lines("issuer")[-1]
    shared = last.table is None and last.side != ""  # what tabs part has one border
    ruled = last.look.ruled_below and not shared
    ruled = ruled or any(piece.look.underline for piece in last.pieces)
    ruled = ruled or "issuer" in case.found.head.rules
    rule = case.pack.cells["asterisk"]
    if case.lines("asterisk") and not ruled:
        return
    own = last.table is not None and not ruled and len(_paragraph_lines(case, last)) == 1
    mend = partial(_add_asterisk, last) if own else None
    found = Phrase("format-found-rule" if ruled else "format-found-nothing")
    yield case.finding("format-asterisk", "F06", last, rule, mend=mend, found=found)


def _paragraph_lines(case: Case, line: Line) -> list[Line]:
    return [each for each in case.found.lines if each.paragraph is line.paragraph]


def _add_asterisk(line: Line) -> None:
    made = insert_after(line.paragraph, "*")
    for bold in list(made.iter("{*}b", "{*}bCs")):
        above = bold.getparent()
        if above is not None:
            above.remove(bold)


def _separator(case: Case) -> Iterator[Finding]:
    """Yield an abstract without ``-----`` below it, or with another sign."""
    abstract = case.lines("abstract")
    due = case.pack.words.separator
    if not due:
        for line in case.lines("separator")[:1]:
            if set(line.text) <= set("-–— *"):
                rule = case.pack.cells["abstract"]
                facts = Phrase("format-found-rule")
                found = quoted(line.text)
                yield case.finding("format-separator", "F06", line, rule, found=found, due=facts)
        return
    rule = case.pack.cells["separator"]
    for line in case.lines("separator")[:1]:
        if line.text != due:
            mend = partial(rewrite, line, due)
            found = quoted(line.text)
            yield case.finding(
                "format-separator", "F06", line, rule, mend=mend, found=found, due=due
            )
    if abstract and not case.lines("separator"):
        last = abstract[-1]
        nothing = Phrase("format-found-rule" if _is_ruled(case, [last]) else "format-found-nothing")
        yield case.finding(
            "format-separator",
            "F06",
            last,
            rule,
            mend=partial(_add_separator, last, due),
            found=nothing,
            due=due,
        )


def _add_separator(line: Line, due: str) -> None:
    insert_after(line.paragraph, due)


def _rules(case: Case) -> Iterator[Finding]:
    """Yield a motto, a State issuer or abstract without the rule drawn below."""
    state = case.pack.system == "state"
    wanted = ["motto_second", "issuer", "abstract"] if state else ["motto"]
    for cell in wanted:
        lines = case.lines(cell)
        if not lines or cell in case.found.head.rules:
            continue
        drawn = _is_ruled(case, lines) or (cell == "abstract" and case.lines("separator"))
        if not drawn and not (cell == "motto_second" and "motto" in case.found.head.rules):
            rule = case.pack.cells[cell]
            yield case.finding("format-rule", "F06", lines[-1], rule, soft=True, cell=named(cell))


def _is_ruled(case: Case, lines: list[Line]) -> bool:
    """Return whether a rule is drawn below lines: a border, underlined words, a drawing near."""
    last = lines[-1]
    if any(piece.look.underline for piece in last.pieces) or last.look.ruled_below:
        return True
    every = case.found.lines
    place = next(n for n, each in enumerate(every) if each.paragraph is last.paragraph)
    below = [each for each in every[place + 1 :] if each.paragraph is not last.paragraph][:1]
    if any(each.look.ruled_above or (not each.text and each.look.ruled_below) for each in below):
        return True
    if last.table is not None:  # lines are anchored in whatever cell they were drawn from
        return any(each.drawn for each in every if each.table == last.table)
    return any(each.drawn for each in every[place : place + 3])
