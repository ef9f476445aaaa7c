"""Compiled templates, kept on disk by the hash of what they were made from.

A cached template needs neither an XML parser nor a second reading of the document. Whatever is
wrong with the cache folder only costs the compilation: it is never an error.
"""

import hashlib
import platform
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from briefgen.flows.setting import Setting

if TYPE_CHECKING:
    from briefgen import pdf, word

DIGEST = 32  # bytes before what is kept


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

    template = _kept(
        content, setting, "docx",
        read=word.CompiledTemplate.from_bytes,
        make=lambda: word.compile_template(content, name=name),
    )  # fmt: skip
    # The same template may have been compiled under another name.
    return template if template.name == name else replace(template, name=name)


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
    with suppress(OSError, ValueError):  # a value error: another version of a library made it
        kept = path.read_bytes()
        whole = kept[:DIGEST] == hashlib.sha256(kept[DIGEST:]).digest()
        template = read(kept[DIGEST:]) if whole else None
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
    """Keep the content under its digest, whole even when two runs store it at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
        try:
            part.write(hashlib.sha256(content).digest() + content)
            part.close()
            Path(part.name).replace(path)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise
