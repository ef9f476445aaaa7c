"""Names of WordprocessingML, and units of its lengths."""

from lxml import etree

Element = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TWIPS_A_MM = 1440 / 25.4
TWIPS_A_POINT = 20


def w(name: str) -> str:
    """Return the full name of an element or attribute."""
    return f"{{{W}}}{name}"


P, RUN, TEXT, TABLE, ROW, CELL = w("p"), w("r"), w("t"), w("tbl"), w("tr"), w("tc")
P_PR, R_PR, VAL = w("pPr"), w("rPr"), w("val")
OFF = frozenset({"0", "false", "off"})


def is_on(element: Element | None) -> bool | None:
    """Return whether a switch is on; ``None`` where it is not there."""
    return None if element is None else element.get(VAL, "1") not in OFF


def number(element: Element | None, attribute: str) -> float | None:
    """Return a whole number of an attribute, ``None`` where there is none."""
    text = "" if element is None else element.get(w(attribute), "")
    try:
        return float(text)
    except ValueError:
        return None
