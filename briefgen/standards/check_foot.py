"""F07, F09, F10 and F15: authority marks, the signer's office and name, the recipients."""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from briefgen.errors import Phrase, Place, Problem
from briefgen.standards import words as by
from briefgen.standards.findings import Case, Finding, named, quoted
from briefgen.standards.lines import Line
from briefgen.standards.mending import rewrite
from briefgen.vi.lexicons import lexicon
from briefgen.vi.text import fold

BODY = Place(part="body")
BY_ORDER = frozenset({"order", "mandate"})
"""Who signs so names the body he heads: ``TUQ. CHỦ TỊCH / GIÁM ĐỐC SỞ NỘI VỤ``."""
COPIED_TO = re.compile(r"(?i)^\W*lưu\b")
STATE_COPY = re.compile(r"(?i)^\W*lưu:\s*VT\b")
ENDS = re.compile(r"[;,.:…]*$")


def check_foot(case: Case) -> Iterator[Finding]:
    """Yield what is wrong with signatures and recipients."""
    yield from _missing(case)
    for signature in case.found.foot.signatures:
        for line in signature.authority:
            yield from _mark(case, line, signature.authority)
        for line in (*signature.authority, *signature.office):
            yield from _office(case, line, signature.authority)
        if signature.signer is not None:
            yield from _signer(case, signature.signer)
    yield from _label(case)
    yield from _items(case)
    yield from _file_copy(case)
    yield from _districts(case)


def _missing(case: Case) -> Iterator[Finding]:
    for cell in ("authority", "recipients_label"):
        if not case.lines(cell) and not (cell == "recipients_label" and case.found.is_minutes):
            rule = case.pack.cells[cell]
            yield case.finding("format-part-missing", "F01", BODY, rule, cell=named(cell))


def _mark(case: Case, line: Line, block: list[Line]) -> Iterator[Finding]:
    """Yield an authority mark of another form, or one that such a body cannot have."""
    shape = by.AUTHORITY.match(line.text)
    if shape is None:
        return
    kind = by.authority_kind(shape["sign"])
    words, rule = case.pack.words, case.pack.cells["authority"]
    due: str = getattr(words, kind) if kind else ""
    rest = line.text[shape.end() :]
    if shape["sign"] != due:
        mend = partial(rewrite, line, line.raw.replace(shape["sign"], due, 1)) if due else None
        shown: object = due or Phrase("format-not-in-use")
        yield case.finding(
            "format-authority", "F07", line, rule, mend=mend, found=shape["sign"], due=shown
        )
    first = by.AUTHORITY.match(block[0].text)
    shared = first is not None and by.authority_kind(first["sign"]) == "collective"
    party_deputy = case.pack.system == "party" and shared and line is not block[0]
    if kind == "deputy" and (by.begins(rest, "collective", "begin") or party_deputy):
        yield case.finding("format-authority-collective", "F07", line, rule, found=shape["sign"])


def _office(case: Case, line: Line, block: list[Line]) -> Iterator[Finding]:
    """Yield an office that names the issuing body once more."""
    shape = by.AUTHORITY.match(line.text)
    kinds = {by.authority_kind(each["sign"]) for each in map(_authority, block) if each}
    if kinds & BY_ORDER or len(case.found.foot.signatures) > 1:
        return
    text = line.text[shape.end() :] if shape else line.text
    office = by.begins(text, "offices", "begin")
    body = by.holds(text, "bodies_in_office", "words") if office else ""
    if body and not fold(text).startswith(body):
        rule = case.pack.cells["office"]
        start = fold(line.raw).find(f" {body}")
        kept = line.raw[:start].rstrip() if start > 0 else ""
        mend = partial(rewrite, line, kept) if kept else None
        yield case.finding("format-office-body", "F09", line, rule, mend=mend, due=kept)


def _authority(line: Line) -> "re.Match[str] | None":
    return by.AUTHORITY.match(line.text)


def _signer(case: Case, line: Line) -> Iterator[Finding]:
    """Yield a name with an academic or military rank before it, where that is not allowed."""
    issuer = case.found.head.issuer_name
    above = " ".join(each.text for each in case.lines("issuer_superior"))
    if any(by.holds(text, "ranks", "allowed") for text in (issuer, above)):
        return
    for rank in sorted(lexicon("official")["ranks"]["before_name"], key=len, reverse=True):
        shape = re.match(rf"(?i)\s*(?:{re.escape(rank)})(?:\.\s*|\s+)(?=\S)", line.raw)
        if shape:
            rule = case.pack.cells["signer"]
            mend = partial(rewrite, line, line.raw[shape.end() :])
            found = shape[0].strip()
            yield case.finding("format-signer-rank", "F09", line, rule, mend=mend, found=found)
            return


def _label(case: Case) -> Iterator[Finding]:
    for line in case.lines("recipients_label")[:1]:
        if not line.text.endswith(":"):
            rule = case.pack.cells["recipients_label"]
            due = "Nơi nhận:"
            mend = partial(rewrite, line, due)
            yield case.finding("format-recipients-label", "F10", line, rule, mend=mend, due=due)


def _items(case: Case) -> Iterator[Finding]:
    """Yield the first item that ends in another sign than due, or lacks its dash."""
    items = case.found.foot.recipients
    due = case.pack.words.recipients_separator
    rule = case.pack.words
    odd = []
    for n, item in enumerate(items):
        sign = "." if n == len(items) - 1 else due
        ends = ENDS.search(item[-1].text)
        if ends is not None and ends[0] != sign:
            odd.append((item[-1], sign, ends[0]))
    if odd:
        line, sign, found = odd[0]
        shown: object = found or Phrase("format-found-nothing")
        yield case.finding(
            "format-recipients-sign",
            "F10",
            line,
            rule,
            mend=partial(_end_all, [(each, good) for each, good, _ in odd]),
            found=shown,
            due=sign,
            count=len(odd),
        )


def _end_all(lines: list[tuple[Line, str]]) -> None:
    for line, sign in lines:
        rewrite(line, ENDS.sub("", line.raw.rstrip()) + sign)


def _file_copy(case: Case) -> Iterator[Finding]:
    """Yield recipients that do not end with the file copy, or name it as the other system does."""
    items = case.found.foot.recipients
    if not items:
        return
    last = items[-1][0]
    words = case.pack.words
    due = words.file_copy.format(office="Văn phòng" if case.pack.system == "party" else "TH")
    right = STATE_COPY if ":" in words.file_copy else re.compile(r"(?i)^\W*lưu\s+[^:]*$")
    text = " ".join(line.text for line in items[-1])
    by_clerk = case.pack.system == "party" and re.search(r"\bVT\b", text)
    if not COPIED_TO.match(text) or not right.match(text) or by_clerk:
        yield case.finding("format-file-copy", "F10", last, words, due=due)


def _districts(case: Case) -> Iterator[Finding]:
    """Yield a district body that a document of after the reform is addressed to."""
    since = lexicon("official")["districts"]["from"]
    day = case.found.day
    if day is None or not isinstance(since, date) or day < since:
        return
    for cell in ("issuer_superior", "issuer", "address", "addressees", "recipients"):
        for line in case.lines(cell):
            body = by.holds(line.text, "districts", "words")
            if body:
                facts = {
                    "check": "F15",
                    "text": quoted(line.text),
                    "body": body,
                    "since": f"{since:%d/%m/%Y}",
                    "source": lexicon("official")["districts"]["source"],
                }
                yield Finding(Problem("format-district", line.place, facts, "warning"))
                return
