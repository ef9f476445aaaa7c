"""Problems of a page, placed: in the template and in the data whose words they speak of."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefgen.errors import Problem, RenderError, distinct
from briefgen.pdf.faces import UNSEEN

if TYPE_CHECKING:
    from briefgen.pdf.layout.display import Item, Words
    from briefgen.pdf.layout.pages import Layout


EDGE = 0.2  # mm past the paper that no reader sees


def check_words(layout: "Layout") -> None:
    """Check all words of a layout; note those that pass an edge of the paper as warnings.

    Raises:
        RenderError: ``glyph-missing`` for each character and face.
    """
    doubtful = [*_doubtful(layout)]
    _check_letters(doubtful)
    layout.warnings += distinct(_beyond_edges(doubtful, layout.width))


def _check_letters(doubtful: "Iterable[Words]") -> None:
    """Refuse characters that a face cannot draw: they would vanish without a word."""
    problems: dict[tuple[str, str], Problem] = {}
    for words in doubtful:
        for letter in words.text if not words.face.holds(words.text) else "":
            if letter not in words.face.advances:
                facts = {
                    "letter": letter,
                    "code": f"U+{ord(letter):04X}",
                    "font": words.face.name,
                    "text": words.text,
                }
                problem = Problem("glyph-missing", words.node.at, facts)
                problems.setdefault((letter, words.face.name), problem)
    if problems:
        raise RenderError(problems.values())


def _beyond_edges(doubtful: "Iterable[Words]", width: float) -> Iterator[Problem]:
    """Yield a warning for each text that passes the left or right edge of the paper."""
    from briefgen.pdf.layout.display import Words
    from briefgen.pdf.layout.lines import words_of

    for words in doubtful:
        over = max(-words.x, words.x + words.width - width)
        if over > EDGE and type(words) is Words:  # turned words run up, not along
            facts = {"text": words_of(words.node) or words.text, "missing": f"{over:.1f}"}
            yield Problem("outside-page", words.node.at, facts, "warning")


def sound(items: "Iterable[Item]", dx: float, width: float) -> bool:
    """Return whether faces hold all letters of items, which stay within the paper's width."""
    from briefgen.pdf.layout.display import Line, Rectangle, Words

    for item in items:
        kind = type(item)
        if kind is Rectangle or kind is Line:
            continue
        if isinstance(item, Words) and kind is Words:
            good = _sound(item, dx, width)
        else:
            good = all(_sound(each, 0.0, width) for each in _words((item,), dx, width))
        if not good:
            return False
    return True


def _sound(words: "Words", dx: float, width: float) -> bool:
    x = words.x + dx
    return x >= -EDGE and x + words.width <= width + EDGE and words.face.holds(words.text)


def _doubtful(layout: "Layout") -> "Iterator[Words]":
    """Yield all words of a layout but those in runs about which there is no doubt."""
    for page in layout.pages:
        for strip, _ in page.placed:
            yield from _words(strip.items, 0.0, layout.width)
        for _, items in page.furniture:
            yield from _words(items, 0.0, layout.width)


def _words(items: "Iterable[Item]", dx: float, width: float) -> "Iterator[Words]":
    from briefgen.pdf.layout.display import Inside, Placed, Words, flattened

    for item in items:
        if isinstance(item, Placed):
            run, x = item.run, dx + item.x
            if not run.sound or x + run.reach[0] < -EDGE or x + run.reach[1] > width + EDGE:
                yield from _words(flattened(item.moved(dx, 0.0)), 0.0, width)
        elif isinstance(item, Inside):
            strip = item.strip
            inner = [*strip.items, *strip.again] if item.again else strip.items
            yield from _words(inner, dx + item.x, width)
        elif isinstance(item, Words):
            yield item.moved(dx, 0.0) if dx else item


def located(problems: Iterable[Problem], values: Mapping[str, Any], name: str) -> Iterable[Problem]:
    """Yield problems with the template's name, and the data path of the text they speak of."""
    for problem in problems:
        at = problem.at
        letter = problem.facts.get("letter")
        text = letter or problem.facts.get("text")
        if values and isinstance(text, str) and at.path is None:
            at = replace(at, path=_find(values, text, part=letter is not None))
        placed = replace(problem, at=at)
        yield placed.within(name) if name else placed


def _find(values: object, text: str, *, part: bool) -> str | None:
    """Return the path of the text in the data that holds ``text``, or that it was made from.

    Args:
        values: the data.
        text: a character (``part``), or words as printed.
        part: look for a text with ``text`` in it; else for the longest that stands in ``text``.
    """
    printed = plain(text)
    best, longest = None, 3
    for path, value in _leaves(values, ""):
        if part and text in value:
            return path
        if not part and len(value) > longest and plain(value) in printed:
            best, longest = path, len(value)
    return best


def plain(text: str) -> str:
    """Return text as it is compared: composed, single spaces, nothing unseen."""
    return " ".join(unicodedata.normalize("NFC", text).translate(UNSEEN).split())


def _leaves(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Yield every text of the data with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _leaves(item, f"{path}.{key}" if path else str(key))
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            yield from _leaves(item, f"{path}[{index}]")
