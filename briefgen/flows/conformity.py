"""The journey of a format check: a Word file opened, held against its rule, commented, mended."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.errors import BriefgenError, Language, Problem, SourceError
from briefgen.flows.inputs import Input
from briefgen.flows.setting import Setting

if TYPE_CHECKING:
    from briefgen.model.rulepack import RulePack
    from briefgen.standards import Parts
    from briefgen.word.parts import Opened

ZIP = b"PK\x03\x04"
WORD = b"word/"
STREAM_NAME = "van-ban.docx"


@dataclass(frozen=True, slots=True)
class Conformity:
    """What was found in a document, and the title of the rule it was held against.

    ``rules`` is empty for a document that is no official form.
    """

    given: Input
    problems: tuple[Problem, ...]
    rules: str = ""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A mended copy, and what was mended in it."""

    content: bytes
    mended: tuple[Problem, ...]


def is_word_file(given: Input) -> bool:
    """Return whether an input is a Word document, by its content."""
    return given.content.startswith(ZIP) and WORD in given.content


def check_format(given: Input, setting: Setting, rules: str | None = None) -> Conformity:
    """Return everything wrong with the form of a Word document and with its figures.

    Args:
        given: the document.
        setting: where rule packs lie.
        rules: the pack to hold it against; ``None`` chooses by its head and its day.

    Raises:
        SourceError: it cannot be opened.
        TemplateError: no such rule pack, or one that is broken.
    """
    from briefgen.flows.document_figures import check_figures
    from briefgen.standards import inspect, words_of

    pack = _pack(rules, setting)
    parts = _parts(_opened(given))
    inspection = inspect(parts, _choose(setting), pack)
    problems = [problem.within(given.name) for problem in inspection.problems]
    title = inspection.pack.title if inspection.pack else ""
    figures = check_figures(given, words_of(parts))
    return Conformity(given, (*problems, *figures), title)


def commented(found: Conformity, language: Language) -> bytes:
    """Return a copy of the document with a comment at the place of each problem."""
    from briefgen.word.annotating import annotate_opened

    return annotate_opened(_opened(found.given), found.problems, language)


def repair_format(given: Input, setting: Setting, rules: str | None = None) -> Repaired:
    """Return a copy of the document with everything mended that is safe to mend.

    Raises:
        SourceError: it cannot be opened.
        TemplateError: no such rule pack, or one that is broken.
    """
    from briefgen.standards import mend
    from briefgen.word.archive import write_archive

    opened = _opened(given)
    mended = mend(partial(_parts, opened), _choose(setting), _pack(rules, setting))
    if not mended:
        return Repaired(given.content, ())
    for name in (opened.main, *_page_parts(opened).values()):
        opened.replace(name, opened.roots[name])
    problems = tuple(problem.within(given.name) for problem in mended)
    return Repaired(write_archive(opened.members.values()), problems)


def of_copy(given: Input, content: bytes) -> Input:
    """Return a mended copy as an input, called by the name of the document."""
    return replace(given, content=content)


def copy_name(given: Input, kind: str) -> str:
    """Return where a copy goes: beside the document, ``<name>.loi.docx``."""
    path = given.path or Path(STREAM_NAME)
    return str(path.with_name(f"{path.stem}.{kind}.docx"))


def _pack(rules: str | None, setting: Setting) -> "RulePack | None":
    from briefgen.catalog.rules import find_rules

    return find_rules(rules, setting.shelves) if rules else None


def _choose(setting: Setting) -> Any:
    from briefgen.catalog.rules import choose_rules

    return partial(choose_rules, shelves=setting.shelves)


def _opened(given: Input) -> "Opened":
    from briefgen.word.limits import DEFAULT
    from briefgen.word.parts import open_document

    try:
        return open_document(given.content, DEFAULT)
    except BriefgenError as error:
        raise SourceError(problem.within(given.name) for problem in error.problems) from error


def _parts(opened: "Opened") -> "Parts":
    from briefgen.errors import Place
    from briefgen.standards import Parts
    from briefgen.word.places import places

    main = opened.roots[opened.main]
    heads = {name: opened.roots[part] for name, part in _page_parts(opened).items()}
    return Parts(
        main,
        places(main, Place(part="body"), frozenset()),
        opened.root("styles+xml"),
        opened.root("theme+xml"),
        opened.root("numbering+xml"),
        opened.root("settings+xml"),
        heads,
        _pages(opened),
    )


def _page_parts(opened: "Opened") -> Mapping[str, str]:
    """Return the heads and feet of pages by the id that sections name them with."""
    return {
        one.id: one.target
        for one in opened.relations.get(opened.main, ())
        if one.kind in ("header", "footer") and one.target in opened.roots
    }


def _pages(opened: "Opened") -> int | None:
    root = opened.root("extended-properties+xml")
    pages = root.find("{*}Pages") if root is not None else None
    text = (pages.text or "").strip() if pages is not None else ""
    return int(text) if text.isdecimal() else None
