"""Compiled templates, kept on disk by the hash of what they were made from.

A cached template needs neither an XML parser nor a second reading of the document. Whatever is
wrong with the cache folder only costs the compilation: it is never an error.
"""

import hashlib
import platform
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from briefgen.flows.setting import Setting

if TYPE_CHECKING:
    from briefgen import pdf, word


class Compiled(Protocol):
    """A compiled template of either engine."""

    def to_bytes(self) -> bytes:
        """Return the template for the cache."""
        ...


Template = TypeVar("Template", bound=Compiled)


def compiled_word(content: bytes, name: str, setting: Setting) -> "word.CompiledTemplate":
    """Return the compiled form of a Word template, from the cache when it is there.

    Raises:
        TemplateError: all problems of the template.
    """
    from briefgen import word

    return _kept(
        content, setting, "docx",
        read=word.CompiledTemplate.from_bytes,
        make=lambda: word.compile_template(content, name=name),
    )  # fmt: skip


def compiled_pdf(content: bytes, name: str, setting: Setting) -> "pdf.CompiledTemplate":
    """Return the compiled form of a PDF template, from the cache when it is there.

    Raises:
        TemplateError: all problems of the template.
    """
    from briefgen import pdf

    return _kept(
        content, setting, "pdf",
        read=lambda cached: pdf.CompiledTemplate.from_bytes(cached, name=name),
        make=lambda: pdf.compile_template(content, name=name),
    )  # fmt: skip


def _kept(
    content: bytes,
    setting: Setting,
    kind: str,
    *,
    read: Callable[[bytes], Template | None],
    make: Callable[[], Template],
) -> Template:
    """Return the template from the cache, else make and keep it."""
    if setting.cache is None:
        return make()
    path = setting.cache / f"{_key(content, setting.version)}.{kind}-compiled"
    with suppress(OSError, ValueError, EOFError, TypeError, KeyError):
        template = read(path.read_bytes())
        if template is not None:
            return template
    template = make()
    with suppress(OSError):
        _store(path, template.to_bytes())
    return template


def _key(content: bytes, version: str) -> str:
    """Return a name that changes with the template, briefgen and Python."""
    seed = f"{version} {platform.python_implementation()} {platform.python_version()} "
    return hashlib.sha256(seed.encode() + content).hexdigest()[:40]


def _store(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(path)
