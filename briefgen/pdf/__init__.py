"""The PDF template engine: XML with expressions + values → a tagged PDF/A page."""

from briefgen.pdf.attachments import Attachment
from briefgen.pdf.binding import Binder, Cover
from briefgen.pdf.faces import missing_letters
from briefgen.pdf.template import (
    CompiledTemplate,
    Drawing,
    Options,
    check_template,
    compile_template,
)

__all__ = [
    "Attachment",
    "Binder",
    "CompiledTemplate",
    "Cover",
    "Drawing",
    "Options",
    "check_template",
    "compile_template",
    "missing_letters",
]
