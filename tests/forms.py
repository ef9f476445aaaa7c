"""The official forms of seeds, for tests: rule packs, drafts and Word files."""

from functools import cache
from pathlib import Path

from briefgen import flows
from briefgen.catalog.rules import find_rules
from briefgen.catalog.templates import Shelf
from briefgen.compose.official import TasksAs, compose_official
from briefgen.flows.officials import composed_official
from briefgen.model import Meeting
from briefgen.model.official import Line, Official, Piece
from briefgen.model.rulepack import Form, RulePack
from tests.shelves import SEEDS, TEMPLATES

SHELVES = (Shelf("built-in", TEMPLATES),)
SETTING = flows.Setting(SHELVES, None, "forms")
FORMS = (
    *("party-brief", "party-conclusion", "party-minutes", "party-submission"),
    *("gov-brief", "gov-conclusion", "gov-minutes"),
)
GIVEN = {
    folder.name: next(path for path in (folder / "source.txt", folder / "meeting.yaml")
                      if path.is_file())
    for folder in sorted(SEEDS.iterdir()) if folder.is_dir()
}  # fmt: skip
OWN_SYSTEM = {"can-tho-2020": "party", "ubnd-song-hau-2024": "gov"}


@cache
def pack(name: str) -> RulePack:
    return find_rules(name, SHELVES)


@cache
def meeting_of(seed: str) -> Meeting:
    return flows.read_meeting(flows.open_input(GIVEN[seed]))


@cache
def sample(path: str = "one-page") -> Meeting:
    file = TEMPLATES / "brief" / path / "sample.yaml"
    return flows.read_meeting(flows.open_input(file))


def draft(
    meeting: Meeting,
    form: Form = "conclusion",
    rules: str = "party-2018",
    kind: str | None = None,
    tasks: TasksAs | None = None,
) -> Official:
    return compose_official(meeting, form, pack(rules), kind=kind, tasks=tasks)


def draft_of(template: str, seed: str) -> Official:
    found = flows.open_template(template, SETTING).found
    assert found is not None
    return composed_official(found, meeting_of(seed), SETTING)


@cache
def word_file(template: str, seed: str, *settings: tuple[str, str]) -> bytes:
    look = flows.Look(brief=template, settings=settings)
    return flows.make_brief(meeting_of(seed), look, SETTING, "meeting.yaml")


def words(line: Line) -> str:
    """Return a line as read, without the signs that forbid a break."""
    return plain(f"{line.mark} " if line.mark else "", *line.pieces)


def plain(*parts: str | Piece) -> str:
    text = "".join(part if isinstance(part, str) else part.text for part in parts)
    return text.replace("\u00a0", " ").replace("\u2011", "-").replace("\u2060", "")


def rows(official: Official) -> list[str]:
    """Return every line of the parts."""
    return [words(line) for part in official.parts for line in (*part.before, *part.after)]


def golden_folder() -> Path:
    return Path(__file__).parent / "golden"
