"""The marks that Word counts itself: ``I-``, ``1.``, ``a)`` of automatic lists."""

from collections import defaultdict

from briefgen.standards.names import P_PR, VAL, Element, number, w

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
LAST_LEVEL = 8


class Numbering:
    """The lists of a document, counted in reading order.

    Args:
        root: root of the numbering part; ``None`` for a document without lists.
        styles: root of the styles, which may number paragraphs too.
    """

    def __init__(self, root: Element | None, styles: Element | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._by_style: dict[str, Element] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        for one in root.iter(w("abstractNum")) if root is not None else ():
            self._levels[one.get(w("abstractNumId"), "")] = dict(_levels(one))
        for one in root.iter(w("num")) if root is not None else ():
            abstract = one.find(w("abstractNumId"))
            if abstract is not None:
                self._abstract[one.get(w("numId"), "")] = abstract.get(VAL, "")
        for style in styles.iter(w("style")) if styles is not None else ():
            given = style.find(f"{P_PR}/{w('numPr')}")
            if given is not None:
                self._by_style[style.get(w("styleId"), "")] = given

    def mark(self, paragraph: Element) -> str:
        """Return the mark of the next paragraph in reading order; nothing for one in no list."""
        given = paragraph.find(f"{P_PR}/{w('numPr')}")
        style = paragraph.find(f"{P_PR}/{w('pStyle')}")
        inherited = self._by_style.get(style.get(VAL, "")) if style is not None else None
        found = given if given is not None and given.find(w("numId")) is not None else inherited
        name = found.find(w("numId")) if found is not None else None
        if found is None or name is None:
            return ""
        level = min(int(number(found.find(w("ilvl")), "val") or 0), LAST_LEVEL)
        abstract = self._abstract.get(name.get(VAL, ""), "")
        levels = self._levels.get(abstract, {})
        if level not in levels:
            return ""
        counts = self._counts[abstract]
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        text = levels[level][1]
        for upper in range(level + 1):
            form, _, start = levels.get(upper, ("decimal", "", 1))
            text = text.replace(f"%{upper + 1}", _written(counts.get(upper, start), form))
        return text


def _levels(abstract: Element) -> list[tuple[int, tuple[str, str, int]]]:
    """Return form, text and first number of each level."""
    found = []
    for level in abstract.iter(w("lvl")):
        form, text = level.find(w("numFmt")), level.find(w("lvlText"))
        kind = "decimal" if form is None else form.get(VAL, "decimal")
        shown = "" if text is None else text.get(VAL, "")
        start = int(number(level.find(w("start")), "val") or 1)
        if kind == "bullet":
            shown = "-"
        found.append((int(number(level, "ilvl") or 0), (kind, shown, start)))
    return found


def _written(count: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        text = ""
        for value, sign in _ROMAN:
            text += sign * (count // value)
            count %= value
        return text if form == "upperRoman" else text.lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (count - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    return str(count)
