"""Who hands out a task: the person or body before a verb of giving or telling."""

import re

from briefgen.extract.clauses import Stretch
from briefgen.extract.organs import bodies_in
from briefgen.extract.people import Cast
from briefgen.extract.reading import Reading
from briefgen.model import Sentence
from briefgen.vi.names import match_post
from briefgen.vi.phrases import CAPITAL, any_of, listed

HANDS_OUT = listed(
    "directives",
    "giving",
    "telling",
    then=r"(?:\s+(?:tới|đến|về))?(?:\s+(?:việc|(?:(?:một\s+số|các|những|\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám)\s+)?"
    r"(?:nhóm\s+)?(?:nhiệm\s+vụ,\s+)?(?:giải\s+pháp|nhiệm\s+vụ|nội\s+dung|vấn\s+đề|công\s+việc)"
    r"(?:\s+(?:trọng\s+tâm|cụ\s+thể|lớn|chủ\s+yếu|cấp\s+bách|trước\s+mắt|quan\s+trọng))*(?:\s+(?:như|sau|sau\s+đây|như\s+sau|gồm))?))?"
    r"(?:\s+(?:là|rằng))?\s*[,:]?\s*",
)
_SPEAKS = re.compile(rf"\s*,?(?:\s+(?:cũng|đã))*\s+{any_of('meeting', 'speaking')}")
_ADVERBS = re.compile(
    r"\s*,?(?:\s*(?:cũng|đã|còn|đặc\s+biệt|tiếp\s+tục|vừa|phát\s+biểu|kết\s+luận|phát\s+biểu\s+(?:kết\s+luận|chỉ\s+đạo)|chỉ\s+đạo|và|cơ\s+bản\s+nhất\s+trí,))*\s*"
)
_CALLED = re.compile(
    rf"(?:(?:ông|bà|đồng\s+chí|đ/c|anh|chị)(?:\s+(?-i:{CAPITAL})[\w'’]+){{0,5}}|lãnh\s+đạo(?:\s+[^\s,;:]+){{1,4}}|người\s+đứng\s+đầu(?:\s+[^\s,;:]+){{1,4}}"
    r"|(?<!các\s)(?<!tổ\schức\s)(?:hội\s+nghị|phiên\s+họp|cuộc\s+họp|kỳ\s+họp)(?:\s+(?:thống\s+nhất|quyết\s+định|kết\s+luận))*)"
    r"(?:\s+(?:cũng|đã|còn|đặc\s+biệt))*\s*,?\s*$",
    re.IGNORECASE,
)
_SAME_PERSON = re.compile(r"(?:đồng\s+chí|ông|bà)(?:\s+(?:cũng|đã|còn))*\s*,?\s*$", re.IGNORECASE)
_OF = ("của ", "với ", "cho ")
_WORD = re.compile(r"(?<!\w)\w")
LOOKED_BACK = 160
"""Characters before a verb that may make a noun of it or name its speaker."""
_LONGEST_VERB = 120


def speaker_of(reading: Reading, sentence: Sentence, cast: Cast, stretch: Stretch) -> str | None:
    """Return who speaks the words of a stretch, not whose words are only spoken of."""
    heard = [
        naming.person
        for naming in cast.within(sentence.start, stretch[0])
        if not reading.text.endswith(_OF, sentence.start, naming.mention.start)
    ]
    if heard:
        return heard[-1]
    return cast.speaker(sentence.start, *stretch, sentence.end)


def names_speaker(text: str, start: int, begin: int) -> bool:
    """Say whether the verb that ends at ``begin`` has a speaker, though not one known by name."""
    verbs = [
        verb.start()
        for verb in HANDS_OUT.finditer(text, max(start, begin - _LONGEST_VERB), begin)
        if verb.end() == begin
    ]
    before = text[max(start, verbs[-1] - LOOKED_BACK) : verbs[-1]] if verbs else ""
    return bool(before) and not _SAME_PERSON.search(before) and behind_body(before)


def heard_in(reading: Reading, sentence: Sentence, cast: Cast) -> str | None:
    """Return who was last said to speak in a sentence."""
    speakers = [
        naming.person
        for naming in cast.within(sentence.start, sentence.end)
        if _SPEAKS.match(reading.text, naming.mention.end, sentence.end)
    ]
    return speakers[-1] if speakers else None


def behind_speaker(reading: Reading, cast: Cast, start: int, place: int) -> bool:
    """Say whether a person is named right before ``place``."""
    named = cast.within(start, place)
    return bool(named) and bool(_ADVERBS.fullmatch(reading.text, named[-1].mention.end, place))


def behind_body(before: str) -> bool:
    """Say whether a body or an office ends the words, whoever holds it."""
    if _CALLED.search(before):
        return True
    posts = [
        found[1] for word in _WORD.finditer(before) if (found := match_post(before, word.start()))
    ]
    ends = [*posts, *(end for _, end in bodies_in(before))]
    return any(_ADVERBS.fullmatch(before, end) for end in ends)
