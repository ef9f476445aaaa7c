"""Where the indicator begins inside a clause that says other things before it.

"Dù gặp khó khăn nhưng tổng thu ngân sách …", "công bố kết quả kinh doanh với doanh thu …",
"phát hiện số tiền sai phạm …": the words from the last such joint on are the name.
"""

import re

from briefgen.extract.figures.patterns import at_start, ended, found_in, like_indicator

_STRONG = re.compile(
    r"(?<!\w)(?:nên|nhưng|song|rằng|trong khi|tuy nhiên|thì|do đó|vì vậy|nhờ đó|qua đó)(?!\w)\s*",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"(?<!\w)(?:với|đưa|nâng|để|mà|khiến|làm cho|làm|là|khi|có|công bố|phát hiện|kéo theo|đẩy"
    r"|giúp|đạt|về|tức|và)(?!\w)\s+",
    re.IGNORECASE,
)
_LONG = 14
"""Words in front of a figure of which the firmest head is sought, not the first."""
_OWN = re.compile(r"[^\W\d_]")


def indicator_inside(words: str, *, joined: bool = True) -> int:
    """Return where the indicator begins in words before a figure; 0 when they are all of it.

    ``joined`` lets "và" part it from what stands before.

    Behind a joint of clauses the words must begin like an indicator; behind a mere preposition
    also the words in front must not.
    """
    start = 0
    for joint in _STRONG.finditer(words):
        if _named(words, joint.end()):
            start = joint.end()
    if like_indicator(words, start) or at_start("plan-nouns").match(words, start):
        return start
    ends = [
        joint.end()
        for joint in _WEAK.finditer(words, start)
        if (joined or joint[0].strip().lower() != "và") and _named(words, joint.end())
    ]
    firm = [end for end in ends if found_in("firm-heads").match(words, end)]
    if ends and len(words.split()) > _LONG and firm:
        return firm[-1]
    return next(iter(ends), 0) or start or _firm(words)


def _firm(words: str) -> int:
    """Return where a head begins that needs no joint: "đề nghị phê duyệt tổng mức đầu tư …"."""
    for head in found_in("firm-heads").finditer(words):
        lent = ended(words, head.start(), "noun-makers")
        if head.start() and not lent and _named(words, head.start()):
            return head.start()
    return 0


def _named(words: str, start: int) -> bool:
    """Say whether what begins there is an indicator of two words or an abbreviation."""
    rest = words[start:].split()
    if not rest or not like_indicator(words, start):
        return False
    return len(rest) > 1 or rest[0].isupper() or len(_OWN.findall(rest[0])) > 4
