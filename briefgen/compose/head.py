"""Head and foot of a page: agency, title, sub-title, source."""

import re

from briefgen.compose.tongues.glosses import glossed
from briefgen.compose.wording import Wording
from briefgen.model import Meeting, Period, Person, Post, Role, Source
from briefgen.vi.text import capitalise, fold, lower_first


def agency_of(meeting: Meeting) -> str:
    """Return the name for the masthead, in capitals: as recorded, else the body's parent."""
    body = meeting.body
    name = meeting.agency or (body.parent or body.name if body else "")
    return name.upper()


def title_of(meeting: Meeting, say: Wording) -> str:
    """Return the title: as recorded, else the first purpose without its leading verb.

    The headline of a press report is no title of a meeting where its purpose is known.
    ``đánh giá kết quả thực hiện nhiệm vụ năm 2020`` is ``Kết quả thực hiện nhiệm vụ năm 2020``.
    """
    headline = meeting.source.title if meeting.source else None
    if meeting.title and not (meeting.purposes and meeting.title == headline):
        return capitalise(meeting.title)
    if meeting.purposes:
        subject = _without_verb(meeting.purposes[0].text.strip(), say)
        return capitalise(subject.removeprefix(say.word("lexicon", "about")).strip())
    if meeting.period:
        return say.say("title_fallback_period", period=say.period(meeting.period))
    return say.say("title_fallback")


def meeting_line(meeting: Meeting, say: Wording) -> str:
    """Return which meeting it was: ``Họp Ban Thường vụ Thành ủy Cần Thơ ngày 20/11/2020``.

    Only the shortest kinds take the body at once; others want a word between:
    ``Buổi gặp mặt của huyện Đan Phượng``.
    """
    body = _inside_line(_short_body(meeting), say)
    kind = meeting.kind.text if meeting.kind else say.say("kind_fallback") if body else ""
    body = glossed(body, say) if body else ""
    if body and fold(body) in fold(kind):
        body = ""
    foreign = say.language == "vi" and "en" in say.reads  # its kind says "of" by itself
    if body and not foreign and fold(kind) not in say.words("lexicon", "direct_kind"):
        body = say.say("of_body", body=body)
    line = capitalise(say.say("meeting", kind=kind, body=body).strip())
    if meeting.date is None:
        return line
    date = say.date(meeting.date.day)
    return capitalise(say.say("meeting_date", meeting=line, date=date).strip(" ,"))


def comparison_line(base: Period | None, say: Wording, *, planned: bool) -> str:
    """Return what figures are compared with: ``so với kế hoạch và với năm 2019``."""
    if base is None:
        return say.say("compared_plan") if planned else ""
    return say.say("compared_both" if planned else "compared_base", base=say.period(base))


def concluder(meeting: Meeting, say: Wording) -> str:
    """Return who concluded, else who chaired, with first post; empty when nobody is recorded."""
    for part, key in (("conclusion", "concluded"), ("chair", "chaired")):
        people = [_person(role, meeting) for role in meeting.roles if role.part == part]
        named = tuple(person_with_post(person, meeting, say) for person in people if person)
        if named:
            return say.say(key, person="; ".join(named))
    return ""


def person_with_post(person: Person, meeting: Meeting, say: Wording) -> str:
    """Return honorific, name and office: ``đồng chí Lê Quang Mạnh, Bí thư Thành ủy``.

    Of several offices the one that shares most words with the agency's name, else the first; a
    seat on a committee (``Ủy viên …``) only where there is no other.
    """
    name = f"{person.honorific} {person.name}" if person.honorific else person.name
    offices = [p.title for p in posts_by_rank(person, meeting, say) if p.kind == "office"]
    return ", ".join((name, *offices[:1]))


def posts_by_rank(person: Person, meeting: Meeting, say: Wording) -> tuple[Post, ...]:
    """Return a person's posts, the one that a line about this meeting names first.

    That is the office that shares most words with the agency's name; seats on committees come
    behind, assignments last; otherwise the order given.
    """
    seats = say.words("lexicon", "seat")
    known = set(fold(agency_of(meeting)).split())

    def rank(post: Post) -> tuple[bool, bool, int]:
        title = fold(post.title)
        return post.kind != "office", title.startswith(seats), -len(known & set(title.split()))

    return tuple(sorted(person.posts, key=rank))


def source_line(source: Source | None, say: Wording, *, titled: bool = True) -> str:
    """Return where the figures come from: title, time of publication, tag; else the file's name.

    Where room is short (``titled`` False) the title is left out if the time is known.
    """
    if source is None:
        return ""
    moment = source.published_at
    tag = f" ({source.tag.strip('() ')})" if source.tag else ""
    when = ""
    if moment is not None:
        key = "published" if moment.hour or moment.minute else "published_day"
        when = say.say(key, time=say.time(moment), date=say.date(moment.date()))
    title = f"“{source.title}”" if source.title else re.split(r"[\\/]", source.file or "")[-1]
    if when and not titled:
        title, when = "", say.say("published_alone", published=when)
    parts = [part for part in (title, when) if part]
    return f"{', '.join(parts)}{tag}." if parts else ""


def _short_body(meeting: Meeting) -> str:
    """Return the body's name without its parent's, where the masthead names the parent."""
    if meeting.body is None:
        return ""
    name, parent = meeting.body.name, meeting.body.parent
    if parent and agency_of(meeting) == parent.upper() and name.endswith(f" {parent}"):
        return name.removesuffix(parent).strip()
    return name


def _inside_line(body: str, say: Wording) -> str:
    """Return a body's name as written inside a line: ``huyện Đan Phượng``."""
    for word in say.words("lexicon", "place_word"):
        if fold(body).startswith(f"{word} ") and body[len(word) + 1].isupper():
            return lower_first(body)
    return body


def _without_verb(purpose: str, say: Wording) -> str:
    """Return the purpose without a leading verb of reviewing; the verb alone is kept."""
    for verb in sorted(say.words("lexicon", "purpose_verb"), key=len, reverse=True):
        if purpose.casefold().startswith(f"{verb} "):
            return purpose[len(verb) :].strip()
    return purpose


def _person(role: Role, meeting: Meeting) -> Person | None:
    return next((person for person in meeting.people if person.id == role.person), None)
