"""Content controls whose tag, in Word's sense, is one tag of ours: they are filled with its value.

The control stays a control, without the tag, the grey text that held its place, and a binding to
XML data: Word would put the bound data over the value when it opens the document.
"""

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from briefgen.errors import Problem
from briefgen.word.cells import Code
from briefgen.word.markup import (
    CELL,
    OPEN,
    PARAGRAPH_PROPERTIES,
    RUN,
    TABLE,
    TEXT,
    W14,
    XML_SPACE,
    Element,
    P,
    local,
    mark,
    standing,
    standing_number,
    w,
)
from briefgen.word.placeholders.alternatives import only_tag
from briefgen.word.placeholders.drawings import place_control_picture
from briefgen.word.repairs import remove
from briefgen.word.tags import Tag

_KINDS = {  # children of w:sdtPr that say the kind, ISO/IEC 29500-1, 17.5.2
    "checkbox": "checkbox",
    "dropDownList": "list",
    "comboBox": "list",
    "date": "date",
    "picture": "picture",
    "text": "text",
}
_NOT_FILLED = frozenset(
    (
        *("docPartObj", "docPartList", "group", "equation", "citation", "bibliography"),
        *("repeatingSection", "repeatingSectionItem", "webExtensionLinked"),
    )
)
_CHECKED, _UNCHECKED = ("2612", "MS Gothic"), ("2610", "MS Gothic")  # as Word inserts it
_FONT_KINDS = ("ascii", "eastAsia", "hAnsi", "cs")


def place_controls(root: Element, tags: list[Tag], code: Code) -> list[Problem]:
    """Let controls follow their tags; return what is wrong with them."""
    problems: list[Problem] = []
    for at, control in enumerate(list(root.iter(w("sdt")))):
        properties = control.find(w("sdtPr"))
        own = None if properties is None else properties.find(w("tag"))
        tag = None if own is None else only_tag(own.get(w("val")), tags)
        content = control.find(w("sdtContent"))
        if properties is None or own is None or tag is None or content is None:
            continue
        names = {local(child): child for child in properties}
        kind = next((_KINDS[name] for name in names if name in _KINDS), "rich")
        if _NOT_FILLED & names.keys() or any(child.tag == w("tr") for child in content):
            problems.append(tag.problem("control-not-filled"))
        elif _holds_tags(content):
            problems.append(tag.problem("control-holds-tags"))
        else:
            _Control(control, properties, content, tag, code, at).fill(kind)
            own.set(w("val"), "")
    return problems


def _holds_tags(content: Element) -> bool:
    return any(
        standing_number(one) is not None
        or OPEN in (one.text or "")
        or any(OPEN in str(value) for value in one.attrib.values())
        for one in content.iter()
    )


class _Control:
    """One control that is filled."""

    def __init__(
        self, control: Element, properties: Element, content: Element, tag: Tag, code: Code, at: int
    ) -> None:
        self.control, self.properties, self.content = control, properties, content
        self.tag, self.code = tag, code
        self.name = f"briefgen_control_{at}"

    def fill(self, kind: str) -> None:
        """Let the control show the value of its tag."""
        if kind == "picture":
            place_control_picture(self.content, self.tag, self.name, self.code)
        elif kind == "checkbox":
            self._checkbox()
        elif kind == "date":
            self._date()
        else:
            body = self._choice() if kind == "list" else self._text(plain=kind == "text")
            self.tag.found = replace(self.tag.found, body=body)
            self.tag.where = "text"
            self._put(mark(self.tag.number))
        for name in ("showingPlcHdr", "dataBinding"):
            for element in [one for one in self.properties if local(one) == name]:
                self.properties.remove(element)

    # ---- kinds

    def _text(self, *, plain: bool) -> str:
        inline = self._is_inline()
        given = f"plain={str(plain).lower()}, inline={str(inline).lower()}"
        return f"({self.tag.found.body})|word.of_control({given})"

    def _choice(self) -> str:
        boxes = (child for child in self.properties if local(child) in ("dropDownList", "comboBox"))
        box = next(boxes)
        box.attrib.pop(w("lastValue"), "")
        choices = [
            [item.get(w("value"), ""), item.get(w("displayText"), item.get(w("value"), ""))]
            for item in box.iter(w("listItem"))
        ]
        free = str(local(box) == "comboBox").lower()
        return f"({self.tag.found.body})|word.chosen({_quoted(choices)}, {free})"

    def _checkbox(self) -> None:
        box = next(child for child in self.properties if local(child) == "checkbox")
        states = {local(child): child for child in box}
        signs = []
        for name, usual in (("checkedState", _CHECKED), ("uncheckedState", _UNCHECKED)):
            state = states.get(name)
            value = None if state is None else state.get(f"{{{W14}}}val")
            font = None if state is None else state.get(f"{{{W14}}}font")
            signs.append((value or usual[0], font or usual[1]))
        (yes, yes_font), (no, no_font) = signs
        self._keep("word.checked")
        now = states.get("checked")
        if now is None:
            now = etree.Element(f"{{{W14}}}checked")
            box.insert(0, now)
        now.set(f"{{{W14}}}val", self._either('"1"', '"0"'))
        shown = self._put(self._either(_sign(yes), _sign(no)))
        look = shown.find(w("rPr"))
        if look is None:
            look = etree.Element(w("rPr"))
            shown.insert(0, look)
        fonts = look.find(w("rFonts"))
        if fonts is None:
            fonts = etree.Element(w("rFonts"))
            look.insert(1 if look.find(w("rStyle")) is not None else 0, fonts)
        for kind in _FONT_KINDS:
            fonts.set(w(kind), self._either(_quoted(yes_font), _quoted(no_font)))
        fonts.attrib.pop(w("hint"), "")

    def _date(self) -> None:
        own = next(child for child in self.properties if local(child) == "date")
        found = own.find(w("dateFormat"))
        form = "" if found is None else found.get(w("val"), "")
        self._keep(f"word.day_of({_quoted(form)})")
        without = deepcopy(own)
        without.attrib.pop(w("fullDate"), "")
        own.set(w("fullDate"), mark(self.code.add(f"\x01{self.name}.full\x02")))
        own.addprevious(standing(self.code.add(f"\x03if {self.name}\x04")))
        own.addnext(standing(self.code.add("\x03endif\x04")))
        own.addnext(without)
        own.addnext(standing(self.code.add("\x03else\x04")))
        self._put(self._either(f"{self.name}.text", '""'))

    # ---- means

    def _keep(self, filtered: str) -> None:
        """Let the tag keep its value under a name, in front of the control."""
        body = f"set {self.name} = ({self.tag.found.body})|{filtered}"
        self.tag.found = replace(self.tag.found, kind="statement", body=body)
        self.control.addprevious(standing(self.tag.number))

    def _either(self, yes: str, no: str) -> str:
        """Return the mark that prints one of two expressions."""
        return mark(self.code.add(f"\x01{yes} if {self.name} else {no}\x02"))

    def _is_inline(self) -> bool:
        parent = self.control.getparent()
        return parent is not None and any(
            above.tag == P for above in (parent, *parent.iterancestors())
        ) and self.content.find(f".//{P}") is None  # fmt: skip

    def _put(self, text: str) -> Element:
        """Let the content be one run with this text, in the look of what stood there."""
        look = self._look()
        run = etree.Element(RUN)
        if look is not None:
            run.append(deepcopy(look))
        leaf = etree.SubElement(run, TEXT)
        leaf.set(XML_SPACE, "preserve")
        leaf.text = text
        cell = self.content.find(CELL)
        holder = self.content if cell is None else cell
        paragraph = holder.find(f".//{P}")
        if paragraph is None and self._is_inline():
            self.content[:] = [run]
            return run
        if paragraph is None:
            paragraph = etree.Element(P)
        kept = paragraph.find(PARAGRAPH_PROPERTIES)
        paragraph[:] = [run] if kept is None else [kept, run]
        for child in list(holder):
            if child.tag in (P, TABLE, w("sdt")) and child is not paragraph:
                remove(child)
        if paragraph.getparent() is not holder:
            holder.append(paragraph)
        return run

    def _look(self) -> Element | None:
        """Return the look of what is typed into the control."""
        if any(local(child) == "showingPlcHdr" for child in self.properties):
            return self.properties.find(w("rPr"))
        return next(_looks(self.content), None)


def _looks(content: Element) -> Iterator[Element]:
    for run in content.iter(RUN):
        look = run.find(w("rPr"))
        if look is not None:
            yield look
        return


def _sign(code_point: str) -> str:
    """Return a sign as an expression; those of symbol fonts stand in the private area."""
    number = int(code_point, 16)
    return _quoted(chr(number if number > 0xFF else 0xF000 + number))


def _quoted(value: object) -> str:
    """Return texts as an expression."""
    return json.dumps(value, ensure_ascii=False)
