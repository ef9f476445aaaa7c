"""A template tried on sample data, to be looked at while it is edited."""

import hashlib
import io
import re
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from briefgen.catalog.templates import MANIFEST
from briefgen.errors import (
    DataError,
    OutputError,
    Place,
    Problem,
    RenderError,
)
from briefgen.flows.converting import office_pdf
from briefgen.flows.fields import telling_fields
from briefgen.flows.inputs import Input, read_input
from briefgen.flows.machine import Machine
from briefgen.flows.outputs import is_untouched_pdf
from briefgen.flows.setting import Setting
from briefgen.flows.templates import (
    COMPOSED,
    OFFICIAL,
    asset_folders,
    found_of,
    is_pdf_template,
    names_of,
    values_for,
)
from briefgen.flows.terms import Settings
from briefgen.flows.theming import dress_of

SAMPLE_SUFFIXES = (".yaml", ".yml", ".json", ".toml")
COMMON_SAMPLE = Path("brief") / "one-page" / "sample.yaml"
STATE_SAMPLE = Path("brief") / "gov-conclusion" / "sample.yaml"
"""Sample meetings for templates that have none of their own: of the Party, of the State."""
RESOLUTION = 110
MARK = b"briefgen preview"
SEALED = re.compile(rb"%briefgen preview ([0-9a-f]{16})\n\Z")


def sample_for(template: Input, setting: Setting) -> Input:
    """Return the sample data of a template: beside it, else the sample meeting of its system.

    Raises:
        DataError: ``preview-no-sample``.
    """
    stems = (f"{Path(template.name).stem}.sample", "sample")
    for folder in asset_folders(template):
        for name in (f"{stem}{suffix}" for stem in stems for suffix in SAMPLE_SUFFIXES):
            if (beside := folder / name).is_file():
                return read_input(beside, DataError)
    found = found_of(template)
    common = STATE_SAMPLE if found and found.rules == "state" else COMMON_SAMPLE
    if found or {name.path[0] for name in names_of(template)} & COMPOSED:
        for shelf in setting.shelves:
            if (shelf.folder / common).is_file():
                return read_input(shelf.folder / common, DataError)
    raise DataError(Problem("preview-no-sample", Place(template.name)))


@dataclass(frozen=True, slots=True)
class Preview:
    """A PDF file to look at, and what had to be shortened in it."""

    content: bytes
    warnings: tuple[Problem, ...] = ()


def preview(
    template: Input,
    data: Input,
    setting: Setting,
    machine: Machine,
    theme: str | None = None,
    settings: Settings = (),
) -> Preview:
    """Return a PDF file of a template filled with data, and what had to be shortened.

    Args:
        template: a PDF template; or a Word template, which needs LibreOffice.
        data: a data file; a meeting file for a template of briefs or scorecards.
        setting: the world.
        machine: where LibreOffice is.
        theme: name or path; ``None`` takes the template's own.
        settings: options of the template, as set.

    Raises:
        BriefgenError: everything wrong with the template, the data, or both together.
    """
    found = found_of(template)
    with telling_fields(found, template.content) if found else nullcontext():
        return _shown(template, data, setting, machine, theme, settings)


def _shown(
    template: Input,
    data: Input,
    setting: Setting,
    machine: Machine,
    theme: str | None,
    settings: Settings,
) -> Preview:
    from briefgen.flows.assets import asset_reader

    dress = dress_of(theme or _theme_of(template), setting)
    values = values_for(template, names_of(template), data, setting, settings, dress.house)
    read_asset = dress.reader(asset_reader(*asset_folders(template)))
    if is_pdf_template(template):
        from briefgen.pdf import compile_template

        compiled = compile_template(template.content, name=template.name)
        drawing = compiled.draw({"theme": dress.for_pdf(), **values}, read_asset=read_asset)
        return Preview(drawing.content, drawing.warnings)
    from briefgen.word import compile_template as compile_word

    form = compile_word(template.content, name=template.name)
    worn = dress.over(form).render({"theme": dress.for_word(), **values}, read_asset=read_asset)
    made = sealed(office_pdf(worn, template.name, machine))
    return Preview(made, tuple(dress.notes_on(form)))


def page_pictures(content: bytes) -> Iterator[bytes]:
    """Yield each page of a PDF file as a PNG picture of 110 dots to the inch, marked as ours.

    Raises:
        RenderError: ``preview-no-pdfium``: the extra ``preview`` is not installed.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise RenderError(Problem("preview-no-pdfium")) from error
    from PIL.PngImagePlugin import PngInfo

    told = PngInfo()
    told.add_text("Software", MARK.decode("ascii"))
    for page in pypdfium2.PdfDocument(content):
        made = io.BytesIO()
        page.render(scale=RESOLUTION / 72).to_pil().save(made, "PNG", pnginfo=told)
        yield made.getvalue()


def is_preview_picture(content: bytes) -> bool | None:
    """Return whether a picture is a preview of ours, which may be replaced."""
    return MARK in content or None


def sealed(content: bytes) -> bytes:
    """Return a PDF file of another program with a last comment that remembers what was written."""
    return content + b"%%%s %s\n" % (MARK, _digest(content))


def is_untouched_preview(content: bytes) -> bool | None:
    """Return whether a preview is as we wrote it, which may be replaced; None when not ours."""
    found = SEALED.search(content)
    if found is None:
        return is_untouched_pdf(content)
    return _digest(content[: found.start()]) == found[1]


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest()[:16].encode()


def name_of(template: Input) -> str:
    """Return what a template is called: its folder where that has a manifest, else its file."""
    found = found_of(template)
    return found.name if found else Path(template.name).stem


def watched_files(template: Input, data: Input, theme: str | None) -> list[Path]:
    """Return the files whose change makes a preview old.

    Raises:
        OutputError: ``preview-watch-stream``: a stream cannot be watched.
    """
    if data.path is None:
        raise OutputError(Problem("preview-watch-stream"))
    own = Path(template.name)
    folders = asset_folders(template)
    files = [own, *(folder / MANIFEST for folder in folders), data.path]
    if theme is not None and Path(theme).is_file():
        files.append(Path(theme))
    return files


def _theme_of(template: Input) -> str:
    """Return the theme that a template's manifest names."""
    found = found_of(template)
    return found.theme if found else OFFICIAL
