"""The sentences of a source: id, kind and exact place, so that every fact can name its own.

A full stop ends a sentence only where Vietnamese writing ends one: never inside a number, a web
address, an abbreviation (TP., PGS.TS.) or initials (N.H); an ellipsis ends one unless the next
word goes on in lower case. Closing quotes and brackets stay with the sentence they close.
"""

import re
from collections.abc import Iterator, Mapping

from briefgen.extract.lines import NOTHING_KNOWN, Paragraph, split_paragraphs
from briefgen.model import Sentence, SentenceKind
from briefgen.vi.phrases import CAPITAL, SMALL, listed, phrases

# An expression that begins with what it is looked for by is found several times as quickly as one
# that begins by looking back or with a choice; so what stands before is asked for behind it.
_END = re.compile(r"[.!?…](?:(?<=\.)(?:/\.|\.+)|[.!?…]*)[”\"’')\]]*")
_NEXT = re.compile(rf"\s+[“\"‘'(\[–-]*\s*(?!{SMALL})[^\W_]|\s*$")
_RUN_IN = re.compile(
    rf"\s(?:(?<={SMALL}{SMALL}\s)(?=(?:Theo|Tại|Trong|Ngoài ra|Tuy nhiên|Bên cạnh|Phát biểu"
    rf"|Tính đến|Đặc biệt|Đồng thời|Trước đó|Cụ thể|Trao đổi|Những tháng|Báo cáo về)\s+{SMALL})"
    r"|\s+(?=(?:Sáng|Chiều|Tối|Ngày)\s+\d)"
    r"|(?<=\w\s)(?=(?:Sáng|Chiều|Ngày)\s+\d{1,2}\s?[/.-]\s?\d{1,2},))"
)
"""White space where a sentence begins although nothing ended the one before, a heading say."""
_GLUED_NEXT = re.compile(rf"[“\"]?{CAPITAL}{SMALL}")
_GLUED_BEFORE = re.compile(rf"(?:{SMALL}{{2}}|(?:19|20)\d\d|\d%)$")
_ORDINAL = listed("page", "ordinal-words", then=r"\s+(?-i:[IVX]+)$")
_LABEL = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]+|[a-zđA-Z])$")
_LAST_WORD = re.compile(r"[^\s(“\"]+$")
_INITIAL = re.compile(rf"(?:{CAPITAL}\.)*{CAPITAL}$")


def split_sentences(
    text: str, known: Mapping[int, SentenceKind] = NOTHING_KNOWN
) -> tuple[Sentence, ...]:
    """Return the sentences of a repaired text, ``S01`` first; only white space lies between them.

    Titles, time stamps, captions, bylines, furniture and table rows are one sentence a paragraph.

    Args:
        text: repaired.
        known: kinds of lines that the form of the source tells, by where a line begins.
    """
    places = [
        (paragraph, start, end)
        for paragraph in split_paragraphs(text, known)
        for start, end in _stretches(paragraph)
    ]
    return tuple(
        Sentence(
            id=f"S{number:02d}", kind=paragraph.kind, start=start, end=end, text=text[start:end]
        )
        for number, (paragraph, start, end) in enumerate(places, 1)
    )


def _stretches(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of a paragraph, in the source's own counting."""
    if paragraph.kind != "body":
        yield paragraph.start, paragraph.end
        return
    start = 0
    for end in _ends(paragraph.text):
        begin = start + len(paragraph.text[start:end]) - len(paragraph.text[start:end].lstrip())
        if begin < end:
            yield paragraph.start + begin, paragraph.start + end
        start = end


def _ends(text: str) -> Iterator[int]:
    start = 0
    marks = [*_END.finditer(text), *_RUN_IN.finditer(text)]
    for mark in sorted(marks, key=lambda each: each.start()):
        if mark.end() > start and (not mark[0].strip() or _ends_sentence(text, start, mark)):
            start = mark.end()
            yield start
    if text[start:].strip():
        yield len(text)


def _ends_sentence(text: str, start: int, mark: re.Match[str]) -> bool:
    before = text[start : mark.start()]
    if not _NEXT.match(text, mark.end()):
        glued = _GLUED_NEXT.match(text, mark.end()) and _GLUED_BEFORE.search(before)
        return bool(glued) and mark[0][0] == "." and not _abbreviated(before)
    if mark[0].startswith((".", "!", "?")) and not before.strip("“\"'( "):
        return False
    return mark[0] != "." or mark.end() == len(text) or not _abbreviated(before)


def _abbreviated(before: str) -> bool:
    """Say whether the full stop after ``before`` belongs to its last word."""
    if _LABEL.fullmatch(before.strip()):
        return True
    if _ORDINAL.search(before):
        return False
    found = _LAST_WORD.search(before)
    word = found[0] if found else ""
    return bool(_INITIAL.match(word)) or word.split(".")[-1] in phrases(
        "page", "abbreviations-with-dot"
    )
