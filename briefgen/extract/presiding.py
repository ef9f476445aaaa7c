"""The body that meets when the report names only who led it: ``Chủ tịch UBND TPHCM … kết luận``.

Who chairs or concludes heads the body that meets; his office names it. Nothing is taken from an
office that names no body, and a guest who only directs (``dự và chỉ đạo``) says nothing.
"""

import re
from collections.abc import Iterable, Iterator

from briefgen.extract.header import organization
from briefgen.extract.organs import bodies_in
from briefgen.extract.reading import Reading
from briefgen.model import Organization, Person, Role, Span
from briefgen.vi.text import fold

_HEADS = re.compile(
    r"(?:quyền\s+|q\.\s*)?(?:phó\s+)?(?:bí\s+thư(?:\s+thường\s+trực)?|chủ\s+tịch(?:\s+thường\s+trực)?|bộ\s+trưởng"
    r"|thứ\s+trưởng|(?:tổng\s+)?giám\s+đốc|(?:tổng\s+|chi\s+)?cục\s+trưởng|chánh\s+văn\s+phòng|trưởng\s+ban|chủ\s+nhiệm"
    r"|tổng\s+thanh\s+tra|thống\s+đốc|thủ\s+tướng|viện\s+trưởng|chánh\s+án|tư\s+lệnh|trưởng\s+đoàn)(?:\s+thường\s+trực)?\s+",
    re.IGNORECASE,
)
_HEAD_OF_GOVERNMENT = re.compile(
    r"(?:phó\s+)?thủ\s+tướng(?:\s+thường\s+trực)?(?:\s+chính\s+phủ)?", re.IGNORECASE
)
_GOVERNMENT = re.compile(r"(?<!\w)Chính phủ(?!\w)")
_PREFERRED = {"phiên họp": "ubnd", "kỳ họp": "hđnd", "hội nghị": "ủy"}
"""Of several offices of one person, the one that such a meeting belongs to."""
_LEADS = ("chair", "conclusion")


def body_of_leader(
    reading: Reading, people: Iterable[Person], roles: Iterable[Role], kind: str | None
) -> Organization | None:
    """Return the body whose head chairs, or else concludes; ``None`` where no office names one."""
    by_id = {person.id: person for person in people}
    leaders = sorted(
        (role for role in roles if role.part in _LEADS and role.person in by_id),
        key=lambda role: _LEADS.index(role.part),
    )
    for role in leaders:
        offices = list(_headed(reading, by_id[role.person or ""]))
        wanted = next(
            (word for name, word in _PREFERRED.items() if kind and name in fold(kind)), ""
        )
        fitting = [span for span in offices if wanted and wanted in fold(span.quote)]
        if chosen := next(iter(fitting or offices), None):
            return organization(reading, (chosen.start, chosen.end))
    return None


def _headed(reading: Reading, person: Person) -> Iterator[Span]:
    """Yield the bodies a person heads, by the words of the offices."""
    for post in person.posts:
        found = _HEADS.match(post.title)
        if post.span is None or found is None:
            continue
        words = post.title[found.end() :]
        body = next((place for place in bodies_in(words) if place[0] == 0), None)
        if body:
            start = post.span.start + found.end()
            yield reading.span(start, start + body[1])
        elif _HEAD_OF_GOVERNMENT.match(post.title) and (named := _GOVERNMENT.search(reading.text)):
            yield reading.span(*named.span())
