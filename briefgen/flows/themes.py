"""The journeys of a theme maker: a new theme, what one says, whether it can be read, a preview."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.catalog.readable import WHITE, Finding, measured, proposed
from briefgen.catalog.tables import toml_text
from briefgen.catalog.theme_keys import COLOUR, Key, place_in, theme_keys
from briefgen.catalog.themes import DEFAULT, Theme, find_theme
from briefgen.errors import Language, Phrase, Place, Problem, TemplateError, UsageError, messages
from briefgen.flows.inputs import read_input
from briefgen.flows.journeys import make_brief
from briefgen.flows.looks import Look
from briefgen.flows.machine import Machine
from briefgen.flows.previewing import COMMON_SAMPLE
from briefgen.flows.scorecards import make_scorecard
from briefgen.flows.setting import Setting
from briefgen.flows.theming import SWELLS, dress_of

NAME = re.compile(r"[\w](?:[\w-]{0,58}[\w])?")
PDF_FONTS, WORD_FONT = ("words", "figures"), "word"
FOLDER = Path("templates") / "themes"


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of a theme: its key, and the name of the theme that says it."""

    key: Key
    value: object
    said_by: str


@dataclass(frozen=True, slots=True)
class ThemeProof:
    """A theme looked at: every measurement of its colours, and what is wrong."""

    theme: Theme
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]


def entries_of(theme: Theme, setting: Setting) -> list[Entry]:
    """Return every value of a theme in the order of the keys; tables of free words last."""
    parent = find_theme(theme.parent, setting.shelves).own if theme.parent != DEFAULT else {}
    found = []
    for path, key in theme_keys().items():
        if path == "extends":
            continue
        value = _at(theme.tables, path)
        by = theme.name if _at(theme.own, path) is not None else DEFAULT
        if by == DEFAULT and _at(parent, path) is not None:
            by = theme.parent
        if value is not None:
            found.append(Entry(key, value, by))
    return found


def _at(tables: Mapping[str, Any], path: str) -> object:
    for step in path.split("."):
        if step not in tables:
            return None
        tables = tables[step]
    return tables


def new_theme(
    name: str, setting: Setting, language: Language, answers: Mapping[str, str]
) -> tuple[Path, bytes]:
    """Return where a new theme goes and what it says: every key explained, the answers filled in.

    Args:
        name: of the theme; its file goes to ``templates/themes``.
        setting: the world.
        language: of the explanations.
        answers: values by key: ``agency.name``, ``colour.brand``, ``font.word``, ``agency.logo``.

    Raises:
        UsageError: ``theme-name``, ``theme-colour``.
    """
    problems = []
    if not NAME.fullmatch(name):
        problems.append(Problem("theme-name", facts={"name": name}))
    brand = answers.get("colour.brand")
    if brand is not None and not COLOUR.fullmatch(brand):
        problems.append(Problem("theme-colour", facts={"value": brand}))
    if problems:
        raise UsageError(problems)
    usual = find_theme(DEFAULT, setting.shelves[-1:]).tables
    head = messages()["theme-new-head"][language].format(name=name)
    lines = [*(f"# {line}" for line in head.split("|")), "", f'extends = "{DEFAULT}"']
    table = ""
    for path, key in theme_keys().items():
        if path == "extends":
            continue
        group, _, last = path.rpartition(".")
        if group != table or key.kind == "free":
            table = group or last
            lines += ["", f"[{table}]"]
        lines += _entry(key, last, usual, answers, language)
    return FOLDER / f"{name}.toml", ("\n".join(lines) + "\n").encode()


def _entry(
    key: Key, name: str, usual: Mapping[str, Any], answers: Mapping[str, str], language: Language
) -> Iterator[str]:
    """Yield the lines of one key: what it does, then its value, a comment where nobody said one."""
    yield f"# {key.says[language]}"
    if key.path in answers:
        yield toml_text({name: answers[key.path]}).strip()
    elif key.kind == "words":
        yield f'# {name} = {{unit = "…"}}'
    elif key.kind == "word":
        yield f'# {name} = "…"'
    elif key.kind != "free":
        yield "# " + toml_text({name: _at(usual, key.path)}).strip()


def prove_theme(name: str, setting: Setting) -> ThemeProof:
    """Return every measurement of a theme, and all that cannot be read or printed with it.

    Raises:
        TemplateError: the theme is missing or broken.
    """
    theme = dress_of(name, setting).theme
    colours = theme.tables["colour"]
    findings = measured(colours)
    return ThemeProof(theme, tuple(findings), (*_unreadable(theme, findings), *_unprintable(theme)))


def _unreadable(theme: Theme, findings: list[Finding]) -> Iterator[Problem]:
    """Yield what is too faint or too alike, the worst eyes for each pair, with a proposal."""
    colours = theme.tables["colour"]
    worst: dict[tuple[str, str, str], Finding] = {}
    for finding in sorted(findings, key=lambda one: one.value):
        if not finding.readable:
            worst.setdefault((finding.measure, finding.one, finding.other), finding)
    better: dict[str, str | None] = {}
    for finding in worst.values():
        blamed = _blamed(theme, finding)
        if blamed not in better:
            better[blamed] = proposed(colours, blamed)
        other = finding.other if blamed == finding.one else finding.one
        facts = {
            "key": f"colour.{blamed}",
            "colour": colours[blamed],
            "other": Phrase("theme-paper") if other == WHITE else f"colour.{other}",
            "value": _figure(finding.value),
            "limit": _figure(finding.limit),
            "eyes": Phrase(f"theme-eyes-{finding.eyes}"),
            "better": better[blamed] or Phrase("theme-no-proposal"),
        }
        kept = facts if finding.measure == "verdicts" else _without(facts, "eyes")
        yield Problem(
            f"theme-unreadable-{finding.measure}", _place(theme, f"colour.{blamed}"), kept
        )


def _without(facts: dict[str, object], name: str) -> dict[str, object]:
    return {key: value for key, value in facts.items() if key != name}


def _figure(value: float) -> str:
    return f"{value:.1f}"


def _blamed(theme: Theme, finding: Finding) -> str:
    """Return which of two colours to change: the one this very theme says."""
    own = theme.own.get("colour", {})
    return finding.other if finding.other in own and finding.one not in own else finding.one


def _unprintable(theme: Theme) -> Iterator[Problem]:
    """Yield fonts that are not there, lack Vietnamese letters, or cannot be looked at from here."""
    from briefgen.pdf.faces import FAMILIES, missing_letters

    fonts, lacking = theme.tables["font"], missing_letters()
    for key in (*PDF_FONTS, WORD_FONT):
        family, at = fonts[key], _place(theme, f"font.{key}")
        facts: dict[str, object] = {"key": f"font.{key}", "font": family, "known": FAMILIES}
        letters = sorted(lacking.get(family, ()))
        if key != WORD_FONT and family not in FAMILIES:
            yield Problem("theme-font-absent", at, facts)
        elif letters:
            yield Problem("theme-font-letters", at, {**facts, "letters": letters[:12]})
        elif key == WORD_FONT and family not in (*FAMILIES, *SWELLS):
            yield Problem("theme-font-unchecked", at, {"font": family}, severity="info")


def _place(theme: Theme, path: str) -> Place:
    """Return the line of a key where the theme's own file says it."""
    if _at(theme.own, path) is None:
        return Place(str(theme.file), path=path)
    return place_in(theme.file.read_text(encoding="utf-8"), str(theme.file), path)


def preview_theme(name: str, setting: Setting, machine: Machine) -> Iterator[tuple[str, bytes]]:
    """Yield files that show a theme, by name: scorecard and brief of an invented meeting.

    The meeting is one of the theme's own agency, so that its name is shown. The brief is a Word
    file, and a PDF file too where LibreOffice is there.

    Raises:
        TemplateError: the theme is missing or broken.
        RenderError: LibreOffice failed.
    """
    from briefgen.flows.converting import office_pdf
    from briefgen.flows.previewing import sealed
    from briefgen.flows.reading import read_meeting

    dress = dress_of(name, setting)
    meeting = read_meeting(read_input(setting.shelves[-1].folder / COMMON_SAMPLE, TemplateError))
    if dress.house.agency:
        meeting = meeting.model_copy(update={"agency": dress.house.agency})
    look = Look(theme=name)
    yield "scorecard.pdf", _whole(make_scorecard(meeting, look, setting, "").content)
    brief = make_brief(meeting, look, setting)
    yield "brief.docx", brief
    if machine.office is not None:
        yield "brief.pdf", sealed(office_pdf(brief, "brief.docx", machine))


def _whole(content: object) -> bytes:
    """Return content that is bytes already; a scorecard always is."""
    if not isinstance(content, bytes):
        raise TypeError(content)
    return content
