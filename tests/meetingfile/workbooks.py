"""Workbooks made in one line: parts as text, or by openpyxl for what spreadsheets write."""

import io
import zipfile
from collections.abc import Mapping

NAMES = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(*kinds_and_targets: tuple[str, str]) -> str:
    made = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(kinds_and_targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{made}</Relationships>'


def sheet(rows: str, after: str = "") -> str:
    return f"<worksheet {NAMES}><sheetData>{rows}</sheetData>{after}</worksheet>"


def texts(*lines: str) -> str:
    """Return rows of inline texts; cells are divided by ``|``, an empty one is left out."""
    made = ""
    for number, line in enumerate(lines, 1):
        cells = "".join(
            f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
            for at, text in enumerate(line.split("|"))
            if text
        )
        made += f'<row r="{number}">{cells}</row>'
    return made


def parts(first: str, **changed: str) -> dict[str, str]:
    """Return the parts of a workbook with one sheet; ``changed`` replaces some by short names."""
    short = {"styles": "xl/styles.xml", "shared": "xl/sharedStrings.xml", "book": "xl/workbook.xml"}
    made = {
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f"<workbook {NAMES}><sheets>"
        '<sheet name="Số liệu" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"),
            ("sharedStrings", "sharedStrings.xml"),
            ("styles", "styles.xml"),
        ),
        "xl/worksheets/sheet1.xml": first,
        "xl/sharedStrings.xml": f"<sst {NAMES}/>",
        "xl/styles.xml": f"<styleSheet {NAMES}/>",
    }
    return made | {short[name]: text for name, text in changed.items()}


def packed(members: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def workbook(rows: str, after: str = "", **changed: str) -> bytes:
    return packed(parts(sheet(rows, after), **changed))
