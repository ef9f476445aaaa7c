"""The journey of an official form: which rule it follows, and what the user must know of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast, get_args

from briefgen.catalog.rules import choose_rules, find_rules
from briefgen.catalog.templates import MANIFEST, Template
from briefgen.errors import Phrase, Place, Problem, TemplateError, UsageError
from briefgen.flows.setting import Setting
from briefgen.flows.terms import Settings, options_for
from briefgen.model.rulepack import Form, PackSystem, RulePack

if TYPE_CHECKING:
    from briefgen.compose.house import House
    from briefgen.compose.official import TasksAs
    from briefgen.model import Meeting
    from briefgen.model.official import Official

SYSTEMS: tuple[PackSystem, ...] = get_args(PackSystem)
FORMS: tuple[Form, ...] = get_args(Form)
AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a user may choose of an official form, as options of its template.

    Args:
        rules: name of a rule pack; empty for the one in force on the day of the meeting.
        kind: code of another type the form may have; empty for its own.
        tasks: ``table`` or ``prose``; ``None`` to let the record decide.
    """

    rules: str = ""
    kind: str = ""
    tasks: "TasksAs | None" = None


def wish_of(options: dict[str, Any]) -> Wish:
    """Return what was chosen; an office's own template may leave options out."""
    tasks = options.get("tasks", AUTO)
    return Wish(
        rules=str(options.get("rules", "")),
        kind=str(options.get("kind", "")),
        tasks=cast("TasksAs", tasks) if tasks in ("table", "prose") else None,
    )


def composed_official(
    found: Template,
    meeting: "Meeting",
    setting: Setting,
    settings: Settings = (),
    house: "House | None" = None,
) -> "Official":
    """Return what a template of an official form shows of a meeting.

    Raises:
        UsageError: an option that does not take its value; ``rules-other-system``;
            ``rules-no-kind``.
        TemplateError: ``form-unknown``: no form is called as the manifest says; a rule pack is
            missing or broken.
    """
    from briefgen.compose.house import ANY, in_house
    from briefgen.compose.official import compose_official, kinds_of

    if found.form not in FORMS:
        at = Place(str(found.folder / MANIFEST), path="form")
        raise TemplateError(Problem("form-unknown", at, {"form": found.form, "known": FORMS}))
    wish = wish_of(options_for(found, settings))
    pack = pack_for(found, meeting, wish.rules, setting)
    form = found.form
    known = kinds_of(form, pack)
    if wish.kind and wish.kind not in known:
        facts = {"kind": wish.kind, "pack": pack.name, "known": list(known)}
        raise UsageError(Problem("rules-no-kind", facts=facts))
    own = house or ANY
    shown = in_house(meeting, own)
    kind = wish.kind or None
    return compose_official(shown, form, pack, kind=kind, tasks=wish.tasks, house=own)


def pack_for(found: Template, meeting: "Meeting", wanted: str, setting: Setting) -> RulePack:
    """Return the rule a form follows: as asked for, as its template names, or by the day.

    A draft is of the day of its meeting, as long as nobody says otherwise.

    Raises:
        UsageError: ``rules-other-system``: a rule of the other system was asked for.
        TemplateError: there is no such pack, or it is broken.
    """
    day = meeting.date.day if meeting.date else None
    own = next((system for system in SYSTEMS if system == found.rules), None)
    default = choose_rules(own, day, setting.shelves) if own else find_rules(
        found.rules, setting.shelves
    )  # fmt: skip
    if not wanted:
        return default
    pack = find_rules(wanted, setting.shelves)
    if pack.system != default.system:
        facts = {
            "rules": wanted,
            "template": found.name,
            "system": Phrase(f"rules-{default.system}"),
        }
        raise UsageError(Problem("rules-other-system", facts=facts))
    return pack


def notes_on_official(official: "Official", meeting: "Meeting", name: str) -> list[Problem]:
    """Return warnings: what is still to be filled in, and a body of another system."""
    notes = []
    body = meeting.body
    told = body.system if body else None
    if body and told and told != official.system:
        forms = _forms_of(official, told)
        code = "form-other-system" if forms else "form-no-system"
        facts = {"body": body.name, "system": Phrase(f"rules-{official.system}"), "form": forms}
        notes.append(Problem(code, Place(name or None, path="body.system"), facts, "warning"))
    if official.gaps:
        shown = list(dict.fromkeys(gap.shown for gap in official.gaps))
        facts = {"count": len(official.gaps), "shown": shown}
        notes.append(Problem("form-gaps", Place(name or None), facts, "warning"))
    return notes


def notes_on_house(
    official: "Official", meeting: "Meeting", house: "House", theme: str
) -> list[Problem]:
    """Return what a form has from the theme and not from the record, and who may sign it."""
    from briefgen.compose.official.issuer import lent_words

    if not house.speaks_for(meeting):
        return []
    notes = []
    lent = lent_words(meeting, official.system, house)
    if lent:
        facts = {"theme": theme, "what": list(lent.values())}
        notes.append(Problem("form-theme-words", Place(theme), facts, "info"))
    if house.signers and any(one.has_office and one.office is None for one in official.signatures):
        offered = [", ".join(filter(None, signer)) for signer in house.signers]
        facts = {"theme": theme, "signers": offered}
        notes.append(Problem("form-theme-signers", Place(theme), facts, "info"))
    return notes


def _forms_of(official: "Official", system: str) -> str:
    """Return the template of the same form for the body's own system; empty without one."""
    if system == "party":
        return f"party-{official.form}"
    return f"gov-{official.form}" if system == "state" and official.form != "submission" else ""
