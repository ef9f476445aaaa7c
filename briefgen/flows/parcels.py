"""Templates sent from one person to another: a zip file of plain files, checked before it is kept.

Nothing in a parcel is ever run. It is read within limits, holds only kinds of files a template is
made of, and is installed whole or not at all, after its document was tried on its sample.
"""

import hashlib
import io
import re
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from briefgen.catalog.tables import toml_text
from briefgen.catalog.templates import MANIFEST, load_template
from briefgen.errors import BriefgenError, OutputError, Place, Problem, TemplateError, distinct
from briefgen.flows.inputs import Input
from briefgen.flows.owning import Files, Owned, check_name, files_of, plain_tables, put_folder
from briefgen.flows.parcel_themes import (
    parted,
    put_themes,
    refuse_bad_theme,
    refuse_other_themes,
    theme_files,
    with_themes,
)
from briefgen.flows.previewing import sample_for
from briefgen.flows.setting import Setting
from briefgen.flows.templates import Form, form_of, found_of, open_template, prove

KINDS_OF_FILES = frozenset(
    (".toml", ".docx", ".xml", ".yaml", ".yml", ".json", ".md", ".txt", ".png", ".jpg", ".jpeg")
)
PICTURES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
LEFT_OUT = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)")
STEP = re.compile(r"[^\x00-\x1f\x7f<>:\"|?*\\/]+")
MOST_FILES, LARGEST, LARGEST_ALL, RATIO = 100, 20 * 2**20, 50 * 2**20, 200
EXTRA = ("preview.png", "README.md")
COMMENT = re.compile(rb"briefgen ([0-9a-f]{16})\Z")
MACRO = ("active-", "package-", "part-", "relation-")


def pack_template(name: str, setting: Setting) -> bytes:
    """Return a template as a zip file: equal templates give equal bytes.

    Files that the template takes from another come along, so that it stands by itself; so does the
    theme it names, unless that is built in.

    Raises:
        TemplateError: there is no such template, it is broken (it is tried on its sample), or
            holds a file of a kind that no template is made of.
    """
    form = open_template(name, setting)
    found = found_of(form)
    if found is None:
        raise TemplateError(Problem("pack-loose", Place(form.name)))
    _refuse_faults(form, setting)
    files = dict(files_of(found))
    files |= {one: path.read_bytes() for one in EXTRA if (path := found.file(one))}
    files[MANIFEST] = toml_text(plain_tables(found, found.name)).encode()
    files |= theme_files(found, setting)
    strange = [one for one in files if Path(one).suffix.lower() not in KINDS_OF_FILES]
    if strange:
        at = Place(str(found.folder))
        raise TemplateError(Problem("parcel-kind", at, {"name": one}) for one in sorted(strange))
    return _zipped({f"{found.name}/{one}": content for one, content in files.items()})


def install_template(parcel: Input, home: Path, setting: Setting, *, force: bool = False) -> Owned:
    """Put the template of a zip file on a shelf.

    Args:
        parcel: the zip file.
        home: the shelf.
        setting: the world.
        force: replace a template of that name.

    Raises:
        TemplateError: the zip file holds what a template must not, or a template with faults.
        OutputError: ``folder-exists``, ``output-unwritable``.
    """
    name, unpacked = _unpacked(parcel)
    files, themes = parted(unpacked)
    check_name(name)
    with tempfile.TemporaryDirectory(prefix="briefgen-") as made:
        trial = Path(made) / name
        put_folder(trial, files)
        put_themes(themes, Path(made))
        world = with_themes(setting, Path(made)) if themes else setting
        try:
            found = load_template(trial, "path", world.shelves)
            refuse_bad_theme(found, themes, world)
            _refuse_faults(form_of(found), world)
        except BriefgenError as error:
            raise TemplateError(_named(error.problems, made, parcel.name)) from None
        document = found.document.name
    target = home / found.kind / name
    if target.exists() and not force:
        raise OutputError(Problem("folder-exists", Place(str(target))))
    refuse_other_themes(themes, home, force=force)
    put_folder(target, files, force=force)
    put_themes(themes, home)
    return Owned(target, target / document)


def is_untouched_parcel(content: bytes) -> bool | None:
    """Return True for a parcel as we packed it, False for one changed since, None for others."""
    found = COMMENT.search(content)
    if found is None:
        return None
    return hashlib.sha256(content[: found.start() - 2]).hexdigest()[:16] == found[1].decode()


def _zipped(files: Files) -> bytes:
    """Return a zip file; stored as they are, since packing differs from library to library."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            about = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            about.create_system, about.external_attr = 3, 0o644 << 16
            archive.writestr(about, files[name])
    plain = made.getvalue()[:-2]
    mark = b"briefgen " + hashlib.sha256(plain).hexdigest()[:16].encode()
    return plain + len(mark).to_bytes(2, "little") + mark


def _unpacked(parcel: Input) -> tuple[str, Files]:
    """Return name and files of the template in a zip file, read within limits.

    Raises:
        TemplateError: ``parcel-broken``, or everything the file must not hold.
    """
    at = Place(parcel.name)
    try:
        with zipfile.ZipFile(io.BytesIO(parcel.content)) as archive:
            members = [one for one in archive.infolist() if _counts(one)]
            if problems := distinct(_faults(members, at)):
                raise TemplateError(problems)
            files = {one.filename: _content(archive, one, at) for one in members}
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise TemplateError(Problem("parcel-broken", at)) from error
    roots = [PurePosixPath(name).parent for name in files if PurePosixPath(name).name == MANIFEST]
    if len(roots) != 1 or len(roots[0].parts) > 1:
        code = "parcel-several" if roots else "parcel-no-manifest"
        raise TemplateError(Problem(code, at))
    root = roots[0]
    outside = [name for name in files if not PurePosixPath(name).is_relative_to(root)]
    if outside:
        raise TemplateError(Problem("parcel-outside", at, {"name": name}) for name in outside)
    made = {str(PurePosixPath(name).relative_to(root)): one for name, one in files.items()}
    if problems := list(_strange(made, at)):
        raise TemplateError(problems)
    return root.name or Path(parcel.name).stem, made


def _counts(member: zipfile.ZipInfo) -> bool:
    return not member.is_dir() and not LEFT_OUT.search(member.filename)


def _faults(members: list[zipfile.ZipInfo], at: Place) -> Iterator[Problem]:
    """Yield what the list of a zip file shows to be wrong, before anything is read."""
    if len(members) > MOST_FILES:
        yield Problem("parcel-too-many", at, {"count": len(members), "limit": MOST_FILES})
    if sum(one.file_size for one in members) > LARGEST_ALL:
        yield Problem("parcel-too-large", at, {"name": "*", "limit": LARGEST_ALL >> 20})
    seen: set[str] = set()
    for one in members:
        facts: dict[str, object] = {"name": one.filename}
        parts = one.filename.split("/")
        fits = all(STEP.fullmatch(part) and part.strip(". ") for part in parts)
        if not fits or "\\" in one.orig_filename or len(parts) > 4:
            yield Problem("parcel-path", at, facts)
        elif stat.S_IFMT(one.external_attr >> 16) not in (0, stat.S_IFREG):
            yield Problem("parcel-link", at, facts)
        elif one.flag_bits & 1:
            yield Problem("parcel-encrypted", at, facts)
        elif Path(one.filename).suffix.lower() not in KINDS_OF_FILES:
            yield Problem("parcel-kind", at, facts)
        elif one.file_size > min(LARGEST, RATIO * max(one.compress_size, 5000)):
            yield Problem("parcel-too-large", at, {**facts, "limit": LARGEST >> 20})
        elif one.filename.casefold() in seen:
            yield Problem("parcel-twice", at, facts)
        seen.add(one.filename.casefold())


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, at: Place) -> bytes:
    """Return a member's bytes, never more than its list entry says.

    Raises:
        TemplateError: ``parcel-too-large``: it holds more than it says.
    """
    with archive.open(member) as file:
        content = file.read(member.file_size + 1)
    if len(content) > member.file_size:
        facts = {"name": member.filename, "limit": LARGEST >> 20}
        raise TemplateError(Problem("parcel-too-large", at, facts))
    return content


def _strange(files: Files, at: Place) -> Iterator[Problem]:
    """Yield what is not what its name says: pictures, Word files with macros."""
    for name, content in files.items():
        suffix = Path(name).suffix.lower()
        if suffix in PICTURES and not content.startswith(PICTURES[suffix]):
            yield Problem("parcel-kind", at, {"name": name})
        elif suffix == ".docx":
            from briefgen.word import check_template

            found = check_template(content, name=f"{at.file}/{name}")
            yield from (problem for problem in found if problem.code.startswith(MACRO))


def _refuse_faults(form: Form, setting: Setting) -> None:
    """Refuse a template with errors, by itself or filled with its sample.

    Raises:
        TemplateError: all of them.
    """
    proof = prove(form, sample_for(form, setting), setting)
    errors = [problem for problem in proof.problems if problem.severity == "error"]
    if errors:
        raise TemplateError(errors)


def _named(problems: tuple[Problem, ...], folder: str, name: str) -> Iterator[Problem]:
    """Yield problems of a trial folder as problems of the zip file."""
    for problem in problems:
        file = problem.at.file
        if file and file.startswith(folder):
            inner = PurePosixPath(Path(file).relative_to(folder).as_posix())
            yield replace(problem, at=replace(problem.at, file=f"{name}/{inner}"))
        else:
            yield problem
