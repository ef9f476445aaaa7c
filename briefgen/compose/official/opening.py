"""The paragraphs before the first part: when, where, who, what for, and the pivot."""

from briefgen.compose.official.facts import Facts, people_text, person_text
from briefgen.compose.official.pieces import (
    SAY,
    capital,
    filled,
    gap,
    line,
    merged,
    section,
    word,
)
from briefgen.model.official import Line, Piece
from briefgen.vi.text import capitalise, lower_first

Words = tuple[Piece, ...]


def opening_of(facts: Facts) -> tuple[Line, ...]:
    """Return the paragraphs that open the form."""
    if facts.form == "minutes":
        return minutes_opening(facts)
    if facts.form == "submission":
        return (_submission(facts),)
    if facts.is_party:
        return (line(_met(facts), " ", _chaired(facts), " ", _pivot(facts)),)
    return tuple(line(part) for part in (_state_met(facts), _pivot(facts)))


def _met(facts: Facts) -> Words:
    """Return ``Ngày 20/11/2020, Ban Thường vụ Thành ủy họp đánh giá kết quả …``."""
    met = word("opening", "met")
    if facts.meeting_name != word("opening", "meeting_bare"):
        met = word("opening", "held", kind=facts.meeting_name)
    parts: list[str | Piece | Words] = [filled(section("opening")["date"], date=facts.date)]
    if facts.meeting.place:
        parts.append(f", {word('opening', 'at', place=facts.meeting.place)}")
    parts += [", ", facts.body, f" {met}"]
    parts.append(f" {purposes(facts)}." if facts.meeting.purposes else ".")
    return merged(parts)


def _chaired(facts: Facts) -> Words:
    """Return ``Đồng chí A, Bí thư; đồng chí B, Phó Bí thư và đồng chí C chủ trì.``."""
    chairs = facts.people("chair", "conclusion")
    who = capitalise(people_text(chairs)) if chairs else gap("chair")
    return merged([who, f" {word('opening', 'chaired')}."])


def _state_met(facts: Facts) -> Words:
    """Return ``Ngày …, tại …, ông A, Chủ tịch … đã chủ trì hội nghị …. Tham dự có ….``."""
    parts: list[str | Piece | Words] = [filled(section("opening")["date"], date=facts.date)]
    if facts.meeting.place:
        parts.append(f", {word('opening', 'at', place=facts.meeting.place)}")
    chairs = facts.people("chair", "conclusion")
    parts += [", ", people_text(chairs) if chairs else gap("chair"), " "]
    parts.append(word("opening", "chaired_state", meeting=facts.meeting_name))
    parts.append(f" {purposes(facts)}." if facts.meeting.purposes else ".")
    guests = attending(facts)
    if guests:
        parts.append(f" {word('opening', 'attended', groups=SAY.listing(tuple(guests)))}")
    return merged(parts)


def _pivot(facts: Facts) -> Words:
    """Return the sentence that turns from what was heard to what is said."""
    table = section("opening")
    if facts.form == "brief":
        return capital(filled(table["brief"], body=facts.body))
    if facts.is_party:
        form = table["pivot_own" if facts.is_own else "pivot_party"]
        return filled(form, body=facts.body)
    who = facts.people("conclusion", "chair")
    speaker: str | Piece = person_text(who[0]) if who else facts.body
    return filled(table["pivot_state"], report=_report(facts), who=speaker)


def _report(facts: Facts) -> str:
    """Return who reported what, where the record names one; else that there was a report."""
    named = [(p, r) for r in facts.meeting.roles for p in facts.meeting.people
             if r.part == "presenter" and r.person == p.id]  # fmt: skip
    if not named:
        return word("opening", "reports")
    person, role = named[0]
    return f"{person_text(person)} {role.note or word('minutes', 'presented')}"


def _submission(facts: Facts) -> Line:
    """Return what a submission carries out, and what it is about."""
    concluded = facts.people("conclusion") or facts.meeting.directives
    table = section("opening")
    form = table["submission" if concluded else "submission_plain"]
    name = facts.meeting_name
    said: str | Words = name
    if facts.meeting.date:
        said = f"{name} ngày {SAY.date(facts.meeting.date.day)}"
    return line(capital(filled(form, meeting=said, body=facts.body, subject=facts.subject)))


def purposes(facts: Facts) -> str:
    """Return what the meeting was for: ``đánh giá … và thảo luận …``."""
    texts = [lower_first(purpose.text.strip(" .;")) for purpose in facts.meeting.purposes]
    return SAY.listing(tuple(texts))


def attending(facts: Facts) -> list[str]:
    """Return who else was there: persons with their offices, then groups; chairs are not."""
    chairs = {person.id for person in facts.people("chair")}
    ids = [r.person for r in facts.meeting.roles if r.part == "attendee" and r.person not in chairs]
    people = [p for i in dict.fromkeys(ids) for p in facts.meeting.people if p.id == i]
    return [*map(person_text, people), *facts.groups("attendee")]


def minutes_opening(facts: Facts) -> tuple[Line, ...]:
    """Return the entries of minutes: time, place, who attended, chaired, took them down."""
    table = section("minutes")
    date = facts.meeting.date
    tail: str | Words = filled(table["day"], date=facts.date)
    if date and date.session:
        tail = table["session"].format(session=date.session, date=SAY.date(date.day))
    chairs, secretary = facts.people("chair", "conclusion"), facts.people("secretary")
    guests = attending(facts)
    entries: tuple[tuple[str, str | Piece, str | Words], ...] = (
        ("start", gap("start"), tail),
        ("venue", facts.meeting.place or gap("venue"), "."),
        ("attendees", "; ".join(guests) or gap("attendees"), "."),
        ("chair", people_text(chairs) or gap("chair"), "."),
        ("secretary", people_text(secretary) or gap("secretary"), "."),
    )
    return tuple(
        line(table[key], capitalise(said) if isinstance(said, str) else said, tail)
        for key, said, tail in entries
    )
