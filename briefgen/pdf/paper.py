"""A page of a PDF file as the office's paper: taken over if it is fit for archiving, else refused.

Read with pikepdf (extra ``letterhead``), only where such a paper is met. What the page says to
those who read by ear is left out: the paper is decoration. Source: ISO 19005-2 (PDF/A-2) §6.2.4
colours, §6.2.11 fonts; ISO 32000-1 §8.10 form XObjects.
"""

import io
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from briefgen.errors import Place, Problem, RenderError

if TYPE_CHECKING:
    import pikepdf

MARKS = frozenset({"BMC", "BDC", "EMC", "MP", "DP"})
"""Operators that mark content for the structure, layers and programs of the file it came from."""
FOUR_INKS = frozenset({"k", "K"})
LEFT_OUT = frozenset(
    {"/Length", "/Filter", "/DecodeParms", "/Metadata", "/PieceInfo", "/StructParent", "/Parent",
     "/StructParents", "/OC", "/Interpolate", "/Alternates", "/LastModified", "/Properties",
     "/Thumb", "/ID"}
)  # fmt: skip
FORBIDDEN = frozenset({"/OPI", "/Ref", "/PS", "/TR", "/TR2", "/HTP", "/JS", "/F", "/FFilter"})
PICTURES = frozenset({"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"})
"""Packings of pictures, which are kept as they are."""
MOST_OBJECTS = 5_000
STANDARD = frozenset({"/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding"})


@dataclass(frozen=True, slots=True)
class Paper:
    """A page as it is drawn under others.

    Args:
        width: in pt.
        height: in pt.
        objects: text of each object with places for the numbers of others, those numbers among
            these objects, and the packed stream of those that are one. The first is the page.
    """

    width: float
    height: float
    objects: tuple[tuple[bytes, tuple[int, ...], bytes | None], ...]


class _RefusedError(Exception):
    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def read_paper(content: bytes, name: str, page: int, at: Place) -> Paper:
    """Return a page of a PDF file.

    Args:
        content: the file.
        name: of the file.
        page: which of its pages, from 1.
        at: the tag that asks for it.

    Raises:
        RenderError: ``letterhead-reader-missing``, ``letterhead-page-missing``,
            ``letterhead-font``, ``letterhead-colour``, ``letterhead-part``, ``picture-unreadable``.
    """
    try:
        return _paper(content, page)
    except _RefusedError as refused:
        raise RenderError(Problem(refused.code, at, {"name": name, **refused.facts})) from None


@lru_cache(maxsize=8)
def _paper(content: bytes, number: int) -> Paper:
    if find_spec("pikepdf") is None:
        raise _RefusedError("letterhead-reader-missing")
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content)) as file:
            if not 1 <= number <= len(file.pages):
                raise _RefusedError("letterhead-page-missing", page=number, pages=len(file.pages))
            return _Taking(file).page(file.pages[number - 1])
    except (pikepdf.PdfError, zlib.error, ValueError):
        raise _RefusedError("picture-unreadable") from None


class _Taking:
    """Takes over a page and all it needs, object by object."""

    def __init__(self, file: "pikepdf.Pdf") -> None:
        self._file = file
        self._numbers: dict[tuple[int, int], int] = {}
        self._objects: list[tuple[bytes, tuple[int, ...], bytes | None]] = []

    def page(self, page: "pikepdf.Page") -> Paper:
        """Return a page."""
        form = page.as_form_xobject()
        matrix, width, height = _to_corner(form)
        form["/Matrix"] = matrix
        self._add(form)
        return Paper(width, height, tuple(self._objects))

    def _add(self, thing: "pikepdf.Object") -> int:
        """Add an object; return its number."""
        import pikepdf

        number = len(self._objects)
        if number >= MOST_OBJECTS:
            raise _RefusedError("letterhead-part", part=f"{MOST_OBJECTS} + obj")
        self._numbers[thing.objgen] = number
        self._objects.append((b"", (), None))
        numbers: list[int] = []
        if not isinstance(thing, pikepdf.Stream):
            self._objects[number] = (self._inside(thing, numbers), tuple(numbers), None)
            return number
        packed, entries = self._stream(thing)
        inside = self._entries(thing, numbers)
        text = b"<<%s %s /Length %d>>" % (inside, entries, len(packed))
        self._objects[number] = (text, tuple(numbers), packed)
        return number

    def _stream(self, stream: "pikepdf.Stream") -> tuple[bytes, bytes]:
        """Return a stream packed, and the entries that say how."""
        import pikepdf

        kinds = stream.get("/Filter")
        names = [str(kind) for kind in (kinds if isinstance(kinds, pikepdf.Array) else [kinds])]
        if len(names) == 1 and names[0] in PICTURES:
            parameters = stream.get("/DecodeParms")
            if parameters is not None and any(key in parameters for key in ("/JBIG2Globals",)):
                raise _RefusedError("letterhead-part", part="/JBIG2Globals")
            said = parameters.unparse(resolved=True).replace(b"%", b"%%") if parameters else b""
            extra = b" /DecodeParms " + said if said else b""
            return stream.read_raw_bytes(), b"/Filter " + names[0].encode() + extra
        content = stream.read_bytes()
        if stream.get("/Subtype") == "/Form" or stream.get("/PatternType") == 1:
            content = _unmarked(stream)
        return zlib.compress(content, 9), b"/Filter /FlateDecode"

    def _entries(self, thing: Any, numbers: list[int]) -> bytes:
        _check(thing)
        parts: list[bytes] = []
        for key in sorted(thing.keys()):
            if key in FORBIDDEN and not (key == "/F" and thing.get("/Type") == "/Annot"):
                raise _RefusedError("letterhead-part", part=key)
            if key not in LEFT_OUT:
                parts.append(_name(key) + b" " + self._text(thing[key], numbers))
        return b" ".join(parts)

    def _text(self, thing: Any, numbers: list[int]) -> bytes:
        """Return the text of an object in another, adding the numbers it names."""
        import pikepdf

        if isinstance(thing, pikepdf.Object) and thing.is_indirect:
            known = self._numbers.get(thing.objgen)
            numbers.append(self._add(thing) if known is None else known)
            return b"%d 0 R"
        return self._inside(thing, numbers)

    def _inside(self, thing: Any, numbers: list[int]) -> bytes:
        """Return the text of an object, adding the numbers it names."""
        import pikepdf

        if isinstance(thing, pikepdf.Dictionary):
            return b"<<" + self._entries(thing, numbers) + b">>"
        if isinstance(thing, pikepdf.Array):
            _check_space(thing)
            return b"[" + b" ".join(self._text(each, numbers) for each in thing) + b"]"
        if str(thing) == "/DeviceCMYK":
            raise _RefusedError("letterhead-colour")
        return pikepdf.unparse_content_stream([([thing], pikepdf.Operator("n"))])[:-2].replace(
            b"%", b"%%"
        )


def _name(key: str) -> bytes:
    import pikepdf

    return pikepdf.Name(key).unparse().replace(b"%", b"%%")


def _to_corner(form: Any) -> tuple[list[float], float, float]:
    """Return the matrix that draws a form from the corner on, and its size in pt."""
    left, low, right, high = (float(side) for side in form["/BBox"])
    a, b, c, d, e, f = (float(each) for each in form.get("/Matrix", [1, 0, 0, 1, 0, 0]))
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (low, high)]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    x, y, width, height = min(across), min(up), max(across) - min(across), max(up) - min(up)
    if width <= 0 or height <= 0:
        raise _RefusedError("picture-unreadable")
    return [a, b, c, d, round(e - x, 4), round(f - y, 4)], width, height


def _unmarked(stream: Any) -> bytes:
    """Return operators without marks; refuse four-colour inks."""
    import pikepdf

    kept = []
    for instruction in pikepdf.parse_content_stream(stream):
        operator = str(instruction.operator)
        operands = [str(each) for each in instruction.operands]
        if operator in FOUR_INKS or (operator in ("cs", "CS") and "/DeviceCMYK" in operands):
            raise _RefusedError("letterhead-colour")
        if operator == "INLINE IMAGE" and "CMYK" in repr(instruction.operands):
            raise _RefusedError("letterhead-colour")
        if operator not in MARKS:
            kept.append(instruction)
    return pikepdf.unparse_content_stream(kept)


def _check(thing: Any) -> None:
    """Refuse a font that is not embedded, or whose letters cannot be told."""
    kind, subtype = thing.get("/Type"), str(thing.get("/Subtype", ""))
    if kind != "/Font" or subtype in ("/CIDFontType0", "/CIDFontType2"):
        return
    name = str(thing.get("/BaseFont", thing.get("/Name", "–")))[1:]
    inner = thing["/DescendantFonts"][0] if subtype == "/Type0" else thing
    descriptor: Mapping[str, Any] = inner.get("/FontDescriptor", {})
    embedded = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    told = "/ToUnicode" in thing or str(thing.get("/Encoding", "")) in STANDARD
    if subtype != "/Type3" and not embedded:
        raise _RefusedError("letterhead-font", font=name)
    if not told:
        raise _RefusedError("letterhead-letters", font=name)


def _check_space(thing: Any) -> None:
    """Refuse colours mixed from four inks without a profile."""
    if any(str(each) == "/DeviceCMYK" for each in thing if not hasattr(each, "keys")):
        raise _RefusedError("letterhead-colour")
