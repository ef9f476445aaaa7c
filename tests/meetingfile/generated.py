"""Any meeting that the models allow, for properties: odd texts, odd numbers, true references."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from briefgen.meetingfile.fields import REFERENCES, Due, fields_of
from briefgen.model import Meeting, Noun, Span

REAL = [
    "Thành ủy Cần Thơ",
    "146.512 tỷ đồng",
    "ước thực hiện 146.512 tỷ đồng",
    "tăng 6,97%",
    "giảm gần 3%",
    "97,17%",
    "dưới 4%",
    "từ 8,5% trở lên",
    "năm 2020",
    "6 tháng đầu năm 2020",
    "6/14",
    "20/11/2020",
    "59-NQ/TW",
    "0123",
    "1.300",
    "8:30",
    "no",
    "null",
    "~",
    "",
    " ",
    "có",
    "Giải #1: nhất",
    "dòng một\ndòng hai\n",
    'nói "thế"',
    "C:\\tệp",
    "it's",
    "- mục",
    "{a}",
    "[x]",
    "*sao",
    "a: b",
    "a #b",
    "x\u00a0y",
    "\u2028",
    "\ufeff",
    "\u202ahai",
    "Tiếng Việt NFD: e\u0302\u0301",
]
TEXT = st.one_of(
    st.sampled_from(REAL),
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff").filter(
            lambda letter: letter >= " " or letter in "\t\n\r"
        ),
        max_size=12,
    ),
)
NAMING = TEXT.filter(lambda text: text.strip() != "")
NUMBER = st.one_of(
    st.decimals(-(10**9), 10**9, places=2),
    st.decimals(-999, 999, places=3),
    st.sampled_from([Decimal(text) for text in ("1.300", "2.20", "1E+3", "-0", "0E-7", "1E-30")]),
)
DAY = st.dates(date(1900, 1, 1), date(2100, 12, 31))
MOMENT = st.builds(datetime.combine, DAY, st.times().map(lambda time: time.replace(fold=0)))
SCALARS: dict[type, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(0, 10**6),
    bool: st.booleans(),
    Decimal: NUMBER,
    date: DAY,
    datetime: MOMENT,
}


def _values(noun: type[Noun], name: str, due: Due) -> st.SearchStrategy[Any]:
    if (noun, name) in REFERENCES:  # filled in when all ids are known
        return st.just(() if due.many else None)
    if due.words:
        one: st.SearchStrategy[Any] = st.sampled_from(due.words)
    elif issubclass(due.of, Noun):
        one = nouns(due.of)
    else:
        one = NAMING if name in ("id", "name") else SCALARS[due.of]
    if due.many:
        unique = (
            (lambda item: item.id)
            if hasattr(due.of, "model_fields") and "id" in due.of.model_fields
            else None
        )
        return st.lists(one, max_size=2, unique_by=unique).map(tuple)
    return st.one_of(st.just(due.default), one) if not due.required else one


def nouns(noun: type[Noun]) -> st.SearchStrategy[Any]:
    """Any noun of a class."""
    if noun is Span:
        return st.builds(
            lambda start, quote: Span(start=start, end=start + len(quote), quote=quote),
            st.integers(0, 9999),
            TEXT,
        )
    parts = {name: _values(noun, name, due) for name, due in fields_of(noun).items()}
    return st.builds(noun, **parts)


def _pointing(meeting: Meeting) -> Meeting:
    """Return the meeting with references to ids that are there."""
    people = [person.id for person in meeting.people]
    indicators = [indicator.id for indicator in meeting.indicators]
    roles = [
        role.model_copy(update={"person": people[-1] if people else None}) for role in meeting.roles
    ]
    findings = [
        finding.model_copy(update={"indicators": tuple(indicators[:2])})
        for finding in meeting.findings
    ]
    return meeting.model_copy(
        update={
            "roles": tuple(roles),
            "findings": tuple(findings),
            "headline": tuple(indicators[:1]),
            "indicators": tuple(
                indicator.model_copy(update={"parent": indicators[0] if number else None})
                for number, indicator in enumerate(meeting.indicators)
            ),
        }
    )


def meetings() -> st.SearchStrategy[Meeting]:
    """Any meeting that a file can hold."""
    return nouns(Meeting).map(_pointing)
