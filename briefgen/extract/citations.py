"""Documents a report names: reviewed, under discussion as a draft, cited, or still to come.

A document is told by a number (``59-NQ/TW``), an issuer (``Nghị quyết Đại hội …``), a period it is
for, or a verb of drafting before it (``xây dựng kế hoạch …``). A kind alone, or a count of
documents (``7 Chỉ thị``), names none.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple

from briefgen.extract.organs import body_at
from briefgen.extract.reading import Reading
from briefgen.extract.sureness import Graded, graded
from briefgen.model import Citation, Sentence
from briefgen.vi.lexicons import lexicon
from briefgen.vi.names import match_post
from briefgen.vi.phrases import any_of, listed
from briefgen.vi.text import capitalise, fold
from briefgen.vi.wordtree import Found

_Role = Literal["reviewed", "draft", "cited", "to_prepare"]
_PLANNED = listed("documents", "plan-kinds")
_KIND = listed("documents", "named-kinds", "plan-kinds", "short-kinds")
_SHORT_KINDS: dict[str, str] = lexicon("documents")["short-kinds"]["long"]
_SYMBOL = r"\d{1,5}[a-z]?(?:/\d{4})?\s?(?:-|–|/)\s?[A-ZĐ][\wĐƯ&]*(?:[-/–.][\wĐƯ&]+)*"
_YEARED = r"\d{1,4}/(?:19|20)\d{2}(?![\d/])"
_BARE = r"\d{1,4}[a-z]?(?![\w%]|[.,]\d|\s*(?:%|tỷ|triệu)(?!\w))"
_NUMBER = re.compile(rf"\s+(?P<marked>số\s*:?\s*)?(?P<number>{_SYMBOL}|{_YEARED}|{_BARE})")
_MORE_NUMBERS = re.compile(
    rf"(?:\s*(?:,|;|và|,\s+và)\s+(?:số\s+)?|\s*/\s*(?=\d{{1,4}}(?!\d*[/.,]?\d)))"
    rf"(?P<number>{_SYMBOL}|{_YEARED}|{_BARE})"
)
_NAMED_LAW = re.compile(
    r"(?<=uật)(?:\s+[^\s,;.:()]+){1,6}?\s+(?P<marked>số\s+)(?P<number>\d{1,3}/\d{4}/QH\d{1,2})"
)
"""A law is named before its number: ``Luật Điện lực số 61/2024/QH15``."""
_AFTER_BARE = re.compile(
    r"\s*(?:[,;.:()“”/–-]|$|(?:của|về|và|ngày|khóa|khoá|năm\s+\d{4}|đã|được|có\s+hiệu|trên|trong|tại|nhằm|để|là|cũng|tới|đến|vào|hỗ\s+trợ|cho)(?!\w))"
)
_ISSUED = re.compile(
    r"\s*,?\s*\(?\s*(?:ban\s+hành\s+)?ngày\s+(?P<day>\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})(?:\s*\))?"
)
_PERIOD_WORDS = r"(?:năm\s+\d{4}|(?:giai\s+đoạn|nhiệm\s+kỳ)\s+\d{4}\s*[-–]\s*\d{4})"
_PERIOD = re.compile(
    rf"\s+(?P<period>(?:nhiệm\s+vụ\s+|công\s+tác\s+)?{_PERIOD_WORDS})", re.IGNORECASE
)
_TERM = re.compile(
    r"\s*,?\s+(?:khóa|khoá|lần\s+thứ)\s+[IVXL\d]+|\s*,\s+nhiệm\s+kỳ\s+\d{4}\s*[-–]\s*\d{4}"
)
_OF = re.compile(r"\s+của\s+")
_TITLE = re.compile(r"\s*,?\s*[“\"](?P<title>[^“”\"]{3,300})[”\"]")
_ABOUT = re.compile(r"\s+(?:về\s+việc|về)\s+")
_SUBJECT_END = re.compile(r"\s*[,;.:()“”]|\s+(?P<joined>và)\s+|\s*$")
_SUBJECT_LENGTH = range(3, 201)
_NEXT_TASK = listed("directives", "tasks-after-and", exact=True)
_SET_BY = re.compile(r"\s+(?:đã\s+)?(?:đề\s+ra|giao|thông\s+qua|đặt\s+ra)(?!\w)")
_DRAFT = listed("documents", "drafts", then=r"\s+$")
_PREPARING = listed(
    "documents", "preparing", then=rf"\s+(?P<plural>{any_of('documents', 'plurals')}\s+)?$"
)
_DONE = listed("documents", "done", then=r"\s+(?:[^\s,;]+\s+){0,3}$")
_REVIEWING = listed("documents", "reviewing", then=r"\s+(?:các\s+)?$")
_COUNTED = re.compile(
    r"(?:\d|(?<!\w)(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều))\s+$", re.IGNORECASE
)
_STOP = re.compile(rf"\s+{any_of('documents', 'name-stops')}|\s*[,;.:()“”…]|\s+và\s|\s*$")
_ASKED = re.compile(
    r".*(?<!\w)(?:tham\s+mưu|trình|đề\s+nghị|kiến\s+nghị|báo\s+cáo)\s+(?:với\s+|cho\s+)?"
    r"(?P<body>\w[^,;]*?)(?:\s+(?:sớm|khẩn\s+trương))?\s*$",
    re.DOTALL,
)
_LOOKED_BACK = 200
"""Characters before a kind that may say what is done with it."""
_LONGEST_NAME = 250


class _Document(NamedTuple):
    """A document as one place of the text names it; ``known`` parts tell it from others."""

    start: int
    end: int
    kind: str
    numbers: tuple[str, ...] = ()
    issued: str | None = None
    issuer: str | None = None
    subject: str | None = None
    role: _Role = "cited"
    refers: bool = False


def find_citations(reading: Reading) -> tuple[Citation, ...]:
    """Return the documents of a report in order, each once, at the place that names it first."""
    met: list[_Document] = []
    alike: defaultdict[tuple[str, ...], list[_Document]] = defaultdict(list)
    for sentence in reading.of_kind("body"):
        for document in _documents(reading, sentence):
            earlier = alike[fold(document.kind), *document.numbers]
            if not any(_is_same(document, other) for other in earlier):
                earlier.append(document)
                met.append(document)
    reviewed = [document for document in met if document.role == "reviewed"]
    return tuple(
        citation for document in met for citation in _citations(reading, document, reviewed)
    )


def _citations(
    reading: Reading, document: _Document, reviewed: list[_Document]
) -> Iterator[Citation]:
    """Yield one citation a number: ``Nghị quyết 01, 02 và 35`` are three documents."""
    issuer = document.issuer
    if issuer is None and document.role == "reviewed":
        alike = [other for other in reviewed if other.kind == document.kind]
        issuer = _referred_issuer(reading, document.kind) if len(alike) == 1 else None
    for number in document.numbers or (None,):
        yield Citation(
            role=document.role,
            kind=document.kind,
            number=number,
            issued=document.issued,
            issuer=issuer,
            subject=document.subject,
            span=reading.span(document.start, document.end),
            **_graded(document, issuer),
        )


def _graded(document: _Document, issuer: str | None) -> Graded:
    """Return the grade of a citation: how it is told, and what other places had to add."""
    if document.role in ("draft", "to_prepare"):
        return graded("verb-of-drafting")
    taken_over = []
    if issuer != document.issuer:
        taken_over.append(f"cơ quan ban hành “{issuer}” lấy từ chỗ khác trong bài")
    if document.numbers:
        return graded("number", taken_over=taken_over)
    if document.issuer:
        return graded("issuer", taken_over=taken_over)
    taken_over.append("không có số, ký hiệu; nhận ra nhờ loại văn bản và thời kỳ")
    return graded("period", taken_over=taken_over)


def _referred_issuer(reading: Reading, kind: str) -> str | None:
    """Return who set the only reviewed document of a kind: ``theo Nghị quyết Thành ủy đề ra``."""
    for found in _KIND.finditer(reading.text):
        if fold(found[0]) != fold(kind):
            continue
        body = (
            body_at(reading.text, found.end() + 1) if found.end() + 1 < len(reading.text) else None
        )
        end = found.end() + 1 + len(body or "")
        if body and _SET_BY.match(reading.text, end):
            return body
    return None


def _documents(reading: Reading, sentence: Sentence) -> Iterator[_Document]:
    place = sentence.start
    while found := _KIND.search(reading.text, place, sentence.end):
        document = _document(reading.text, sentence, found)
        place = document.end if document and document.role != "to_prepare" else found.end()
        if document:
            yield document


def _document(text: str, sentence: Sentence, found: Found) -> _Document | None:
    before = text[max(sentence.start, found.start() - _LOOKED_BACK) : found.start()]
    draft = _DRAFT.search(before)
    preparing = None if draft else _PREPARING.search(before)
    if preparing and (
        _DONE.search(before[: preparing.start()])
        or (found[0][0].isupper() and _NUMBER.match(text, found.end()))
    ):
        preparing = None
    named = _named(text, sentence, found, draft=bool(draft))
    if preparing and not (named and named.numbers):
        return _to_prepare(text, sentence, found, preparing)
    if named is None or (_COUNTED.search(before) and not named.numbers):
        return None
    start = found.start() - len(draft[0]) if draft else found.start()
    role: _Role = "draft" if draft else "reviewed" if _is_reviewed(before, named) else "cited"
    refers = named.issuer is not None and _SET_BY.match(text, named.end) is not None
    return named._replace(start=start, role=role, refers=refers and not named.numbers)


def _is_reviewed(before: str, named: _Document) -> bool:
    """Say whether a document is what the meeting looks back on: carried out, and for a period."""
    return bool(_REVIEWING.search(before)) and not named.numbers and named.subject is not None


def _named(text: str, sentence: Sentence, found: Found, *, draft: bool) -> _Document | None:
    """Return a document by what follows its kind: number, issuer, period, title."""
    stop = sentence.end
    kind, end = found[0], found.end()
    numbers, end = _numbers(text, end, stop)
    if kind in _SHORT_KINDS:
        if not numbers or numbers[0].isdigit():
            return None
        kind = _SHORT_KINDS[kind]
    issued = _ISSUED.match(text, end, stop)
    end = issued.end() if issued else end
    period = _PERIOD.match(text, end, stop)
    end = period.end() if period else end
    issuer, end = _issuer(text, end, stop)
    title, end = _title(text, end, stop, about=bool(numbers or issuer))
    if not (numbers or issuer or period or draft):
        return None
    if _PLANNED.fullmatch(kind) and not (numbers or draft):
        return None
    if not kind[0].isupper() and not (numbers or draft or period):
        return None
    subject = title or (period["period"] if period else None)
    day = issued["day"] if issued else None
    return _Document(found.start(), end, capitalise(kind), tuple(numbers), day, issuer, subject)


def _numbers(text: str, end: int, stop: int) -> tuple[list[str], int]:
    """Return the numbers behind a kind and where they end: ``01, 02 và 35`` are three.

    A bare number counts nothing only where no counted word follows: ``Quyết định 5 dự án`` is none.
    """
    number = _NUMBER.match(text, end, stop) or _NAMED_LAW.match(text, end, stop)
    if number is None:
        return [], end
    numbers, last = [number["number"]], number.end()
    while more := _MORE_NUMBERS.match(text, last, stop):
        if more["number"].isdigit() and not _AFTER_BARE.match(text, more.end(), stop):
            break
        numbers.append(more["number"])
        last = more.end()
    bare = numbers[0].isdigit() and not number["marked"] and not numbers[0].startswith("0")
    if bare and not _AFTER_BARE.match(text, last, stop):
        return [], end
    return numbers, last


def _title(text: str, end: int, stop: int, *, about: bool) -> tuple[str | None, int]:
    """Return the title in quotes, or what the document is ``about``, and where it ends."""
    if quoted := _TITLE.match(text, end, stop):
        return quoted["title"], quoted.end()
    opening = _ABOUT.match(text, end, stop) if about else None
    if opening is None:
        return None, end
    start = opening.end()
    last = next(
        mark.start()
        for mark in _SUBJECT_END.finditer(text, start, stop)
        if not mark["joined"] or _NEXT_TASK.match(text, mark.end(), stop)
    )
    return (text[start:last], last) if last - start in _SUBJECT_LENGTH else (None, end)


def _issuer(text: str, end: int, stop: int) -> tuple[str | None, int]:
    """Return the body behind ``của``, or right behind the kind, with its congress and term."""
    of = _OF.match(text, end, stop)
    begin = of.end() if of else end + 1
    body = _body_at(text, begin, stop)
    if body is None:
        return None, end
    last = begin + len(body)
    while term := _TERM.match(text, last, stop):
        last = term.end()
    issuer = text[begin:last]
    return issuer.split(", nhiệm kỳ")[0], last


_CONGRESS = re.compile(r"Đại\s+hội(?:\s+đại\s+biểu)?(?:\s+toàn\s+quốc)?\s+", re.IGNORECASE)


def _body_at(text: str, begin: int, stop: int) -> str | None:
    """Return the body or office at ``begin``; a congress goes with what it is a congress of."""
    congress = _CONGRESS.match(text, begin, stop)
    inner = congress.end() if congress else begin
    body = body_at(text, inner) or _office_at(text, inner)
    return text[begin : inner + len(body)] if body and inner + len(body) <= stop else None


def _office_at(text: str, begin: int) -> str | None:
    """Return the office that signs in its own name: ``Thủ tướng Chính phủ``."""
    found = match_post(text[begin : begin + 120], 0)
    return found[0] if found else None


def _to_prepare(text: str, sentence: Sentence, found: Found, preparing: Found) -> _Document | None:
    """Return a document still to come, with the words that complete its name."""
    plural = (preparing.behind and preparing.behind["plural"]) or ""
    start = found.start() - len(plural)
    stop = _STOP.search(text, found.end(), min(sentence.end, found.end() + _LONGEST_NAME))
    end = stop.start() if stop else found.end()
    inner = _KIND.search(text, found.end(), end)
    if inner and (number := _NUMBER.match(text, inner.end(), sentence.end)):
        end = number.end()
    if end == found.end() and not plural and _is_bare(found[0]):
        return None
    verb = found.start() - len(preparing[0])
    issuer = _will_issue(text[max(sentence.start, verb - _LOOKED_BACK) : verb])
    return _Document(start, end, capitalise(found[0]), issuer=issuer, role="to_prepare")


def _is_bare(kind: str) -> bool:
    """Say whether a kind without any further word is too little to name a document."""
    return len(kind.split()) < 3


def _will_issue(before: str) -> str | None:
    """Return who is asked to issue: ``tham mưu Chính phủ sớm ban hành`` → ``Chính phủ``."""
    asked = _ASKED.match(before)
    return body_at(before, asked.start("body")) if asked else None


def _is_same(one: _Document, other: _Document) -> bool:
    """Say whether two places that give kind and numbers alike name one document.

    Nothing else known of it differs.
    """
    if one.refers and other.role == "reviewed":
        return True
    if one.role == "to_prepare" or other.role == "to_prepare":
        return False
    if one.numbers:
        return True
    if "draft" in {one.role, other.role} and one.role != other.role:
        return False
    if one.issuer and other.issuer:
        short, long = sorted((fold(one.issuer), fold(other.issuer)), key=len)
        return long.startswith(short)
    return _years(one.subject) == _years(other.subject) and bool(one.subject)


def _years(words: str | None) -> tuple[str, ...]:
    return tuple(re.findall(r"\d{4}", words or ""))
