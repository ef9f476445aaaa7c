"""Rich values in data files: mappings with ``$type``, as docxtpl's users know the names.

``{"$type": "InlineImage", "path": "logo.png", "width_mm": 30}`` is a picture; the other types and
their fields stand in ``TYPES``. Everything that is not such a mapping stays what it is.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from briefgen.catalog.faults import ExpressionValueError, nearest
from briefgen.errors import BriefgenError, DataError, Place, Problem
from briefgen.word.charts import values as chart_values
from briefgen.word.charts.values import chart_of
from briefgen.word.content.nouns import (
    LOOK_FIELDS,
    Block,
    Blocks,
    Cell,
    Chart,
    Html,
    Listing,
    Look,
    Markdown,
    Paragraph,
    Picture,
    Piece,
    RichText,
    Run,
    Subdocument,
    Table,
)
from briefgen.word.host import ReadAsset

KEY = "$type"
_MM_AN_INCH = Decimal("25.4")
Fields = Mapping[str, Any]


def typed_values(values: Mapping[str, Any], read_asset: ReadAsset) -> dict[str, Any]:
    """Return the values with every mapping that has ``$type`` made into what it says.

    Args:
        values: as a data file gives them.
        read_asset: returns the content of a file that a value names.

    Raises:
        DataError: all mappings that cannot be read, each with its data path.
    """
    reading = _Reading(read_asset)
    made = {str(key): reading.value(item, str(key)) for key, item in values.items()}
    if reading.problems:
        raise DataError(reading.problems)
    return made


class _WrongError(Exception):
    """A value that cannot be read: its code and facts."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


class _Reading:
    """One reading; what is wrong is gathered."""

    def __init__(self, read_asset: ReadAsset) -> None:
        self.read_asset = read_asset
        self.problems: list[Problem] = []

    def value(self, given: object, path: str) -> Any:
        if isinstance(given, list):
            return [self.value(item, f"{path}[{at}]") for at, item in enumerate(given)]
        if not isinstance(given, Mapping):
            return given
        if KEY not in given:
            return {key: self.value(item, f"{path}.{key}") for key, item in given.items()}
        try:
            return self._typed(given)
        except RecursionError:
            self.problems.append(Problem("value-too-deep", Place(path=path)))
        except ExpressionValueError as error:
            for fault in error.faults:
                where = f"{path}.{fault.facts['where']}" if "where" in fault.facts else path
                self.problems.append(Problem(fault.code, Place(path=where), fault.facts))
        except _WrongError as error:
            self.problems.append(Problem(error.code, Place(path=path), error.facts))
        except BriefgenError as error:
            self.problems += [replace(one, at=replace(one.at, path=path)) for one in error.problems]
        return None

    def _typed(self, given: Fields) -> Any:
        kind = str(given[KEY])
        if kind not in TYPES:
            near = nearest(kind, TYPES)
            code = "type-unknown-similar" if near else "type-unknown"
            raise _WrongError(code, type=kind, similar=near, known=list(TYPES))
        make, known = TYPES[kind]
        for name in given:
            if name != KEY and name not in known:
                raise _WrongError("type-field-unknown", type=kind, field=name, known=known)
        return make(self, given)

    # ---- the types

    def rich_text(self, given: Fields) -> RichText:
        return RichText(tuple(self._run(part) for part in _list(given, "parts")))

    def rich_paragraphs(self, given: Fields) -> Blocks:
        return Blocks.of(self._styled(part) for part in _list(given, "parts"))

    def listing(self, given: Fields) -> Listing:
        return Listing(_text(given, "text"))

    def html(self, given: Fields) -> Html:
        return Html(_text(given, "text"))

    def markdown(self, given: Fields) -> Markdown:
        return Markdown(_text(given, "text"))

    def picture(self, given: Fields) -> Picture:
        name = _text(given, "path")
        return Picture(
            self.read_asset(name),
            width=_number(given, "width_mm"),
            height=_number(given, "height_mm"),
            alt=str(given.get("alt") or ""),
            url=_named(given, "anchor") or _named(given, "url"),
            name=name,
        )

    def chart(self, given: Fields) -> Chart:
        return chart_of(given)

    def subdocument(self, given: Fields) -> Subdocument | Blocks:
        if "path" in given:
            name = _text(given, "path")
            return Subdocument(self.read_asset(name), name)
        return Blocks.of(block for op in _list(given, "ops") for block in self._built(op))

    def _run(self, part: object) -> Piece:
        if isinstance(part, str):
            return part
        if not isinstance(part, Mapping):
            raise _WrongError("type-part-odd", part=part)
        if KEY in part:
            return self._piece(part)
        return Run(
            self._piece(part.get("text", "")),
            Look(**{name: _looked(part, name) for name in LOOK_FIELDS if name in part}),
            _named(part, "url"),
        )

    def _piece(self, given: object) -> Piece:
        if isinstance(given, Mapping):
            made = self._typed(given)
            if isinstance(made, Listing):
                return made.text
            if isinstance(made, (RichText, Picture)):
                return made
        elif isinstance(given, (str, int, Decimal)) and not isinstance(given, bool):
            return str(given)
        raise _WrongError("type-part-odd", part=given)

    def _styled(self, part: object) -> Paragraph:
        if not isinstance(part, Mapping):
            return Paragraph((self._piece(part),))
        style = _named(part, "parastyle") or _named(part, "style")
        return Paragraph((self._piece(part.get("text", "")),), style)

    def _built(self, op: object) -> Iterator[Block]:
        """Yield what one step of building a document adds."""
        if not isinstance(op, Mapping) or op.get("op") not in _STEPS:
            raise _WrongError("type-step-unknown", step=op, known=list(_STEPS))
        yield from _STEPS[str(op["op"])](self, op)

    def _paragraph(self, op: Fields) -> Iterator[Block]:
        runs = [self._run(part) for part in (_list(op, "runs") if op.get("runs") else ())]
        yield Paragraph((str(op.get("text", "")), *runs), _named(op, "style"))

    def _heading(self, op: Fields) -> Iterator[Block]:
        level = int(_number(op, "level") or 0) if "level" in op else 1
        style = f"Heading {level}" if level else "Title"
        yield Paragraph((_text(op, "text"),), style, outline=level or None)

    def _picture(self, op: Fields) -> Iterator[Block]:
        inches = _number(op, "width_in")
        width = float(Decimal(str(inches)) * _MM_AN_INCH) if inches is not None else None
        name = _text(op, "path")
        width = width if width is not None else _number(op, "width_mm")
        yield Paragraph((Picture(self.read_asset(name), width=width, name=name),))

    def _table(self, op: Fields) -> Iterator[Block]:
        rows = [row for row in _list(op, "rows") if isinstance(row, list)]
        yield Table(
            tuple(tuple(Cell((Paragraph((self._piece(cell),)),)) for cell in row) for row in rows),
            _named(op, "style"),
        )


_STEPS: Mapping[str, Callable[[_Reading, Fields], Iterator[Block]]] = {
    "paragraph": _Reading._paragraph,
    "heading": _Reading._heading,
    "picture": _Reading._picture,
    "table": _Reading._table,
}
_TEXT_LOOKS = frozenset({"style", "color", "highlight", "font", "lang"})
_PICTURE_FIELDS = ("path", "width_mm", "height_mm", "anchor", "url", "alt")
TYPES: Mapping[str, tuple[Callable[[_Reading, Fields], Any], tuple[str, ...]]] = {
    "RichText": (_Reading.rich_text, ("parts",)),
    "RichTextParagraph": (_Reading.rich_paragraphs, ("parts",)),
    "InlineImage": (_Reading.picture, _PICTURE_FIELDS),
    "Picture": (_Reading.picture, _PICTURE_FIELDS),
    "Listing": (_Reading.listing, ("text",)),
    "Chart": (_Reading.chart, chart_values.FIELDS),
    "Subdoc": (_Reading.subdocument, ("path", "ops")),
    "Html": (_Reading.html, ("text",)),
    "Markdown": (_Reading.markdown, ("text",)),
}


def _list(given: Fields, name: str) -> list[Any]:
    found = given.get(name)
    if not isinstance(found, list):
        raise _WrongError("type-field-missing", type=given.get(KEY, name), field=name)
    return found


def _text(given: Fields, name: str) -> str:
    found = given.get(name)
    if not isinstance(found, str):
        raise _WrongError("type-field-missing", type=given.get(KEY) or given.get("op"), field=name)
    return found


def _number(given: Fields, name: str) -> float | None:
    found = given.get(name)
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, (int, float, Decimal)):
        raise _WrongError("type-number-odd", field=name, value=found)
    return float(found)


def _named(given: Fields, name: str) -> str | None:
    """Return a text that may be missing."""
    found = given.get(name)
    if found is None or isinstance(found, str):
        return found
    raise _WrongError("type-part-odd", part=found)


def _looked(part: Fields, name: str) -> Any:
    """Return what a part says of its look: text, a number or yes and no, as that needs."""
    found = part[name]
    if name == "size" and found is not None:
        number = _number(part, name)
        return None if number is None or not math.isfinite(number) else int(number)
    fits = (str,) if name in _TEXT_LOOKS else (bool, str) if name == "underline" else (bool,)
    if found is None or isinstance(found, fits):
        return found
    raise _WrongError("type-part-odd", part=found)
