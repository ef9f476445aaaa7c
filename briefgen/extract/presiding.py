"""The body that meets when the report names only who led it: ``Chủ tịch UBND TPHCM … kết luận``.

Who chairs or concludes heads the body that meets; his office names it. Nothing is taken from an
office that names no body, and a guest who only directs (``dự và chỉ đạo``) says nothing.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefgen.extract.header import organization
from briefgen.extract.organs import bodies_in
from briefgen.extract.reading import Reading
from briefgen.model import Organization, Part, Person, Role, Span
from briefgen.vi.text import fold

_HEADS = re.compile(
    r"(?:quyền\s+|q\.\s*)?(?:phó\s+)?(?:bí\s+thư(?:\s+thường\s+trực)?|chủ\s+tịch(?:\s+thường\s+trực)?|bộ\s+trưởng"
    r"|thứ\s+trưởng|(?:tổng\s+)?giám\s+đốc|(?:tổng\s+|chi\s+)?cục\s+trưởng|chánh\s+văn\s+phòng|trưởng\s+ban|chủ\s+nhiệm"
    r"|pct|pgđ|pbt|tổng\s+thanh\s+tra|thống\s+đốc|thủ\s+tướng|viện\s+trưởng|chánh\s+án|tư\s+lệnh|trưởng\s+đoàn)(?:\s+thường\s+trực)?(?:\s+|$)",
    re.IGNORECASE,
)
_DEPUTY = re.compile(r"phó(?!\w)|thứ\s+trưởng|p(?:ct|gđ|bt)(?!\w)", re.IGNORECASE)
_HEAD_OF_GOVERNMENT = re.compile(
    r"(?:phó\s+)?thủ\s+tướng(?:\s+thường\s+trực)?(?:\s+chính\s+phủ)?", re.IGNORECASE
)
_GOVERNMENT = re.compile(r"(?<!\w)Chính phủ(?!\w)")
_PREFERRED = {"phiên họp": "ubnd", "kỳ họp": "hđnd", "hội nghị": "ủy"}
"""Of several offices of one person, the one that such a meeting belongs to."""
_LEADS: tuple[Part, ...] = ("chair", "conclusion", "speaker", "presenter")


def body_of_leader(
    reading: Reading,
    people: Iterable[Person],
    roles: Iterable[Role],
    kind: str | None,
    *,
    speaks: bool = False,
) -> Organization | None:
    """Return the body whose head chairs, or else concludes; ``None`` where no office names one.

    Args:
        reading: the text.
        people: the persons named.
        roles: what each did.
        kind: of the meeting, as printed.
        speaks: who only speaks may name the body too, for a meeting is told of.
    """
    parts = _LEADS if speaks else _LEADS[:2]
    by_id = {person.id: person for person in people}
    leaders = sorted(
        (role for role in roles if role.part in parts and role.person in by_id),
        key=lambda role: _LEADS.index(role.part),
    )
    for role in leaders:
        offices = list(_headed(reading, by_id[role.person or ""]))
        chief = [each.body for each in offices if not each.deputy]
        wanted = next(
            (word for name, word in _PREFERRED.items() if kind and name in fold(kind)), ""
        )
        bodies = chief or [each.body for each in offices]
        fitting = [span for span in bodies if wanted and wanted in fold(span.quote)]
        if chosen := next(iter(fitting or bodies), None):
            return organization(reading, (chosen.start, chosen.end))
    return None


class _Office(NamedTuple):
    """A body someone leads, as its head or for the head."""

    body: Span
    deputy: bool


def _headed(reading: Reading, person: Person) -> Iterator[_Office]:
    """Yield the bodies a person heads, by the words of the offices."""
    for post in person.posts:
        found = _HEADS.match(post.title)
        if post.span is None or found is None:
            continue
        words = post.title[found.end() :]
        body = next((place for place in bodies_in(words) if place[0] == 0), None)
        if body:
            start = post.span.start + found.end()
            yield _Office(reading.span(start, start + body[1]), bool(_DEPUTY.match(post.title)))
        elif _HEAD_OF_GOVERNMENT.match(post.title) and (named := _GOVERNMENT.search(reading.text)):
            yield _Office(reading.span(*named.span()), bool(_DEPUTY.match(post.title)))
