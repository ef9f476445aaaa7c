"""Small templates around a body, and what the standards say of the files they give."""

from collections.abc import Mapping
from typing import Any

import page as validator

from briefgen.pdf import Drawing, compile_template

PALETTE = {
    "ink": "#1A1F2B", "ink-2": "#4A5261", "ink-3": "#69707D", "axis": "#69707D",
    "hairline": "#C5CBD4", "bar": "#24406B", "beyond": "#178F82", "gap": "#A8380A",
    "near": "#BD7F14", "band-1": "#D5DAE1", "band-2": "#E6EAEF", "band-3": "#F3F5F8",
    "paper": "#FFFFFF", "brand": "#AE1420",
}  # fmt: skip
HEAD = "".join(f'<colour name="{name}" value="{value}"/>\n' for name, value in PALETTE.items())


def template(body: str, *, doc: str = "", furniture: str = "") -> bytes:
    """A sheet of A5 with the usual colours and two styles."""
    return f"""<doc paper="A5" title="Thử" {doc}>
<font name="words" family="Be Vietnam Pro"/><font name="figures" family="IBM Plex Sans Condensed"/>
{HEAD}<style name="plain" font="words" size="9" colour="ink"/>
<style name="small" font="figures" size="7.4" colour="ink-2"/>{furniture}
<body>{body}</body></doc>""".encode()


def drawn(
    body: str, values: Mapping[str, Any] | None = None, *, doc: str = "", furniture: str = "",
    **options: Any,
) -> Drawing:  # fmt: skip
    content = template(body, doc=doc, furniture=furniture)
    return compile_template(content, name="t.xml").draw(values or {}, **options)


def faults(content: bytes, *standards: str) -> list[tuple[str, str, str]]:
    """What an independent checker has against a file."""
    return [
        (standard, found.rule_id, found.message)
        for standard in standards
        for found in validator.validate_pdf_bytes(content, profile=standard).failures
    ]
