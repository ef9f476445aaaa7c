"""The part each person or group played: chaired, concluded, spoke, attended, discussed.

A caption repeats what its picture shows; it is evidence for a speech only where no sentence
reports one, and never counts a person twice.
"""

import re
from collections.abc import Iterator
from itertools import chain

from briefgen.extract.clauses import split_at
from briefgen.extract.organs import bodies_in
from briefgen.extract.people import Cast, Naming
from briefgen.extract.reading import Reading
from briefgen.extract.sureness import graded
from briefgen.model import Part, Role, Sentence
from briefgen.vi.cued import Cued, cues_of
from briefgen.vi.phrases import any_of, listed
from briefgen.vi.text import lower_first

_OBJECT = any_of("meeting", "chairing-objects", "kinds")
_CHAIRED = Cued(
    rf"(?P<noun>sự\s+)?{any_of('meeting', 'chairing')}"
    rf"(?:\s+{_OBJECT}|(?=\s*(?:của|[.;:]|$))|(?=,\s+(?:điều\s+hành|phát\s+biểu)))",
    *cues_of("meeting", "chairing"),
)
_ATTENDED = listed(
    "meeting",
    "attending",
    then=r"(?=\s*[.,;:]|\s*$|\s+(?:cuộc|hội|phiên|buổi|kỳ|họp|và|tại|có|còn|đại\s+hội|lễ|đông)(?!\w))",
)
_PRESENT = Cued(
    rf"(?:cùng\s+)?{any_of('meeting', 'attending')}(?:\s+(?!có\s)[^\s,.;:]+){{0,9}}?(?:\s+còn)?"
    r"\s+(?:có|gồm)(?:\s+sự\s+tham\s+gia\s+của)?\s*:?\s+|về\s+phía\s+[^,;.]{2,80}?\s+có\s+"
    r"|(?:thành\s+phần\s+)?(?:tham\s+dự|dự\s+họp|có\s+mặt)(?:\s+\S+){0,4}?\s*:\s*",
    *cues_of("meeting", "attending"),
    "dự",
    "mặt",
    "phía",
)
_CONCLUDED = listed(
    "meeting", "concluding", then=rf"(?:\s+(?:tại\s+)?{any_of('meeting', 'kinds')})?"
)
_SPEAKS = re.compile(
    rf"(?:\s*,|\s+[-–])?(?:\s+(?:cũng|đã|còn|đặc\s+biệt|thì))*\s+{any_of('meeting', 'speaking')}"
)
_PRESENTS = re.compile(
    r"(?:\s*,)?(?:\s+(?:đã|thay\s+mặt\s+\S+(?:\s+\S+){0,6}?))*"
    rf"\s+{any_of('meeting', 'presenting')}"
)
_AS_REPORTED = re.compile(r"theo\s+báo\s+cáo\s+của\s+$", re.IGNORECASE)
_QUOTED = re.compile(r"\s*:\s*(?:[“\"]|(?=[A-ZĐ]\w*\s+\w+\s+\w+\s+\w+))(?!\s*-)")
_SECRETARY = re.compile(r"(?:\W*\w[.)]\s*)?Thư\s+ký(?:\s+[^:]{1,40})?\s*:\s*")
_OPENS_SPEECH = re.compile(r"(?:tại\s+[^,]{3,60},\s*)?phát\s+biểu[^,:;.]{0,80},\s*$", re.IGNORECASE)
_CHAIRS_ARE = re.compile(r"(?:\s+[^\s,;:.]+){0,14}?\s+(?:có|là|gồm|gồm\s+có)\s*:?\s+")
_LIST_ENDS = re.compile(rf"(?:[;,.]\s+)(?:{any_of('meeting', 'attending')})", re.IGNORECASE)
_NEAR_START = 20
_LONGEST_LIST = 2000
"""Characters over which the names of those who chair may run."""
_DISCUSSED = listed("meeting", "discussing", exact=True)
_GROUP_HEAD = listed("meeting", "group-heads")
_LIST_MARK = re.compile(r"\s*;\s*|\s*,\s+(?:và\s+|cùng\s+)?|\s+(?:và|cùng)\s+")
_CLAUSE_START = re.compile(r"(?:^|[,;:.]\s+)(?=[^,;:.]*$)")
RULES: dict[Part, str] = {
    "chair": "verb-of-chairing",
    "conclusion": "verb-of-concluding",
    "speaker": "verb-of-speaking",
    "presenter": "verb-of-presenting",
    "secretary": "secretary-label",
    "attendee": "list-of-guests",
    "discussant": "verb-of-discussing",
}
"""Names of the rules, by the part they find."""


def find_roles(reading: Reading, cast: Cast) -> tuple[Role, ...]:
    """Return the roles of a report, in the order of the text, each at the words that name it."""
    found = list(
        chain.from_iterable(
            chain(
                _chairs(reading, sentence, cast),
                _attendees(reading, sentence, cast),
                _discussants(reading, sentence),
                _conclusions(reading, sentence, cast),
                _speakers(reading, sentence, cast),
                _secretaries(reading, sentence, cast),
            )
            for sentence in reading.of_kind("body", "caption")
        )
    )
    return tuple(_once(reading, found))


def _once(reading: Reading, roles: list[Role]) -> Iterator[Role]:
    """Yield each part a person played once; sentences before captions, conclusion over speech."""
    captions = {sentence.id for sentence in reading.of_kind("caption")}
    order = sorted(roles, key=lambda role: bool(role.span and role.span.sentence in captions))
    kept: dict[tuple[str, str], Role] = {}
    for role in order:
        kept.setdefault((role.part, role.person or role.group or ""), role)
    concluders = {role.person for role in kept.values() if role.part == "conclusion"}
    for role in sorted(kept.values(), key=lambda role: role.span.start if role.span else 0):
        if role.part != "speaker" or role.person not in concluders:
            yield role


def _chairs(reading: Reading, sentence: Sentence, cast: Cast) -> Iterator[Role]:
    start = sentence.start
    for verb in _CHAIRED.finditer(reading.text, sentence.start, sentence.end):
        start = max(start, verb.start() - _LONGEST_LIST)
        before = cast.within(start, verb.start())
        labelled = reading.text.startswith(":", verb.end())
        if verb["noun"] or labelled:
            chairs = cast.within(verb.end(), min(sentence.end, verb.end() + _LONGEST_LIST))
        elif not before and verb.start() - sentence.start < _NEAR_START:
            chairs = _named_behind(reading, sentence, cast, verb.end())
        else:
            done = _done_before(reading, start, verb.start())
            chairs = [
                naming
                for naming in cast.within(done, verb.start())
                if not naming.mention.refers or len(before) == 1
            ]
        yield from (_personal(reading, "chair", naming, verb.span()) for naming in chairs)
        start = verb.end()


def _named_behind(reading: Reading, sentence: Sentence, cast: Cast, end: int) -> list[Naming]:
    """Return the chairs behind a verb that opens its sentence.

    ``Chủ trì hội nghị có các đồng chí: A; B`` names all; of ``Chủ trì phiên họp, ông A yêu cầu …``
    the first is meant.
    """
    after = cast.within(end, sentence.end)
    if opening := _CHAIRS_ARE.match(reading.text, end, sentence.end):
        stop = _LIST_ENDS.search(reading.text, opening.end(), sentence.end)
        return cast.within(opening.end(), stop.start() if stop else sentence.end)
    first = after[0] if after else None
    if first and "," in reading.text[end : first.mention.start] + ",":
        return [first] if _SPEAKS.match(reading.text, first.mention.end, sentence.end) else []
    return []


def _done_before(reading: Reading, start: int, place: int) -> int:
    """Return where the words of an earlier predicate end: those before it attended or spoke."""
    ends = [
        found.end()
        for pattern in (_ATTENDED, _CONCLUDED)
        for found in pattern.finditer(reading.text, start, place)
    ]
    return max([start, *ends])


def _personal(
    reading: Reading, part: Part, naming: Naming, evidence: tuple[int, int], note: str | None = None
) -> Role:
    return Role(
        part=part,
        person=naming.person,
        note=note,
        span=reading.span(*naming.mention.name),
        evidence=reading.span(*evidence),
        **graded(RULES[part], taken_over=_taken_over(reading, naming)),
    )


def _taken_over(reading: Reading, naming: Naming) -> Iterator[str]:
    """Yield what other places had to tell of who a person is or what he did."""
    if naming.mention.refers:
        words = reading.text[slice(*naming.mention.name)]
        yield f"“{words}” được hiểu là người đã nêu tên ở chỗ khác"
    if naming.kind == "caption":
        yield "chỉ có trong chú thích ảnh"


def _attendees(reading: Reading, sentence: Sentence, cast: Cast) -> Iterator[Role]:
    if sentence.kind != "body":
        return
    present = _PRESENT.search(reading.text, sentence.start, sentence.end)
    if present:
        yield from _listed(reading, cast, (present.end(), sentence.end), present.span())
        return
    verb = _ATTENDED.search(reading.text, sentence.start, sentence.end)
    if verb and not _CHAIRED.search(reading.text, sentence.start, verb.start()):
        yield from _listed(reading, cast, (sentence.start, verb.start()), verb.span())


def _listed(
    reading: Reading, cast: Cast, stretch: tuple[int, int], evidence: tuple[int, int]
) -> Iterator[Role]:
    """Yield the persons of a list, then its groups: what stands between the persons."""
    note = lower_first(" ".join(reading.text[slice(*evidence)].split()).rstrip(" :"))
    namings = cast.within(*stretch)
    for naming in namings:
        yield _personal(reading, "attendee", naming, evidence, note)
    gaps = _between(stretch, [(naming.mention.start, naming.mention.end) for naming in namings])
    for start, end in chain.from_iterable(_groups(reading.text, gap) for gap in gaps):
        yield Role(
            part="attendee",
            group=reading.text[start:end],
            note=note,
            span=reading.span(start, end),
            evidence=reading.span(*evidence),
            **graded(RULES["attendee"]),
        )


def _between(stretch: tuple[int, int], taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start = stretch[0]
    for begin, end in taken:
        yield start, begin
        start = end
    yield start, stretch[1]


def _groups(text: str, gap: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the groups of a list; an item that opens like none belongs to the one before."""
    group: tuple[int, int] | None = None
    for start, end in split_at(text, gap, _LIST_MARK):
        start += len(text[start:end]) - len(text[start:end].lstrip(" -–,:"))
        end -= len(text[start:end]) - len(text[start:end].rstrip(" .,:;…"))
        if start >= end:
            continue
        if _is_group(text[start:end]):
            if group:
                yield group
            group = start, end
        elif group and text[group[1] : start].strip() in {",", "và", ";"}:
            group = group[0], end
    if group:
        yield group


def _is_group(words: str) -> bool:
    bodies = bodies_in(words)
    return bool(_GROUP_HEAD.match(words)) or bool(
        bodies and bodies[0][0] == 0 and words[0].isupper()
    )


def _discussants(reading: Reading, sentence: Sentence) -> Iterator[Role]:
    verb = _DISCUSSED.search(reading.text, sentence.start, sentence.end)
    if sentence.kind != "body" or verb is None:
        return
    opening = _CLAUSE_START.search(reading.text[sentence.start : verb.start()])
    start = sentence.start + (opening.end() if opening else 0)
    group = reading.text[start : verb.start()].rstrip()
    if _GROUP_HEAD.match(group) and len(group.split()) <= 20:
        yield Role(
            part="discussant",
            group=group,
            note=verb[0],
            span=reading.span(start, start + len(group)),
            evidence=reading.span(*verb.span()),
            **graded(RULES["discussant"]),
        )


def _conclusions(reading: Reading, sentence: Sentence, cast: Cast) -> Iterator[Role]:
    verb = _CONCLUDED.search(reading.text, sentence.start, sentence.end)
    if verb is None:
        return
    before, after = cast.within(sentence.start, verb.start()), cast.within(verb.end(), sentence.end)
    if before:
        naming, end, several = before[-1], verb.end(), len({each.person for each in before}) > 1
    elif after and verb.start() - sentence.start < 60:
        naming, several = after[0], False
        speaks = _SPEAKS.match(reading.text, naming.mention.end, sentence.end)
        end = speaks.end() if speaks else naming.mention.end
    else:
        return
    yield Role(
        part="conclusion",
        person=naming.person,
        span=reading.span(naming.mention.start, end),
        evidence=reading.span(*verb.span()),
        **graded(
            RULES["conclusion"],
            taken_over=[
                *_taken_over(reading, naming),
                *(["nhiều người được nêu trước động từ; lấy người đứng gần nhất"] * several),
            ],
        ),
    )


def _speakers(reading: Reading, sentence: Sentence, cast: Cast) -> Iterator[Role]:
    for naming in cast.within(sentence.start, sentence.end):
        end = naming.mention.end
        speaks = _SPEAKS.match(reading.text, end, sentence.end)
        before = max(sentence.start, naming.mention.start - 200)
        opened = _OPENS_SPEECH.search(reading.text[before : naming.mention.start])
        reported = _AS_REPORTED.search(reading.text[before : naming.mention.start])
        quoted = not naming.mention.refers and _QUOTED.match(reading.text, end, sentence.end)
        if not (speaks or opened or reported or quoted):
            continue
        evidence = (naming.mention.start, speaks.end() if speaks else end)
        if sentence.kind == "caption":
            evidence = (sentence.start, sentence.end)
        presents = reported or _PRESENTS.match(reading.text, end, sentence.end)
        yield _personal(reading, "presenter" if presents else "speaker", naming, evidence)


def _secretaries(reading: Reading, sentence: Sentence, cast: Cast) -> Iterator[Role]:
    found = _SECRETARY.match(reading.text, sentence.start, sentence.end)
    for naming in cast.within(found.end(), sentence.end) if found else ():
        yield _personal(reading, "secretary", naming, found.span() if found else (0, 0))
