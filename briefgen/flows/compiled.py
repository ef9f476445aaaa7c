"""Compiled Word templates, kept on disk by the hash of what they were made from.

A cached template needs neither an XML parser nor a second reading of the ``.docx``. Whatever is
wrong with the cache folder only costs the compilation: it is never an error.
"""

import hashlib
import platform
from contextlib import suppress
from pathlib import Path

from briefgen.flows.setting import Setting
from briefgen.word import CompiledTemplate, compile_template


def compiled_word(content: bytes, name: str, setting: Setting) -> CompiledTemplate:
    """Return the compiled form of a Word template, from the cache when it is there.

    Raises:
        TemplateError: all problems of the template.
    """
    if setting.cache is None:
        return compile_template(content, name=name)
    path = setting.cache / _key(content, setting.version)
    with suppress(OSError, ValueError, EOFError, TypeError, KeyError):
        return CompiledTemplate.from_bytes(path.read_bytes())
    template = compile_template(content, name=name)
    with suppress(OSError):
        _store(path, template.to_bytes())
    return template


def _key(content: bytes, version: str) -> str:
    """Return a file name that changes with the template, briefgen and Python."""
    seed = f"{version} {platform.python_implementation()} {platform.python_version()} "
    return hashlib.sha256(seed.encode() + content).hexdigest()[:40] + ".docx-compiled"


def _store(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(path)
