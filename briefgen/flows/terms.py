"""What a template asks for besides its look: options that were set, fields it cannot do without."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from briefgen.catalog.fields import in_vietnamese
from briefgen.catalog.options import chosen, unknown_option
from briefgen.catalog.templates import Kind, Template, find_template
from briefgen.errors import DataError, Place, Problem, UsageError
from briefgen.flows.looks import Look
from briefgen.flows.setting import Setting

if TYPE_CHECKING:
    from briefgen.model import Meeting

Settings = tuple[tuple[str, str], ...]
NOTHING: tuple[object, ...] = (None, "", (), [], {})


def read_settings(texts: Sequence[str]) -> Settings:
    """Return names and values of ``name=value`` as typed after ``--set``.

    Raises:
        UsageError: ``option-form`` for each text without a name or a sign of equality.
    """
    pairs = [text.partition("=") for text in texts]
    bad = [
        Problem("option-form", facts={"text": text})
        for text, (name, sign, _) in zip(texts, pairs, strict=True)
        if not name.strip() or not sign
    ]
    if bad:
        raise UsageError(bad)
    return tuple((name.strip(), value) for name, _, value in pairs)


def refuse_unknown_options(look: Look, kinds: Sequence[Kind], setting: Setting) -> None:
    """Refuse options that none of the templates of a look has.

    Raises:
        UsageError: ``option-unknown`` for each, with the nearest name.
        TemplateError: a template is missing or broken.
    """
    if not look.settings:
        return
    names = {"brief": look.brief, "scorecard": look.scorecard}
    found = [find_template(names[kind], kind, setting.shelves) for kind in kinds]
    known = [option.name for template in found for option in template.options]
    title = ", ".join(template.name for template in found)
    bad = [unknown_option(name, known, title) for name, _ in look.settings if name not in known]
    if bad:
        raise UsageError(bad)


def options_for(template: Template, settings: Settings) -> dict[str, Any]:
    """Return what a template sees as ``options``; settings of other templates are passed over.

    Raises:
        UsageError: ``option-value``: an option of this template does not take the value.
    """
    known = {option.name for option in template.options}
    return dict(
        chosen(template.options, [pair for pair in settings if pair[0] in known], template.name)
    )


def refuse_lacking(template: Template, meeting: "Meeting", data_name: str) -> None:
    """Refuse a meeting without what the template needs.

    Raises:
        DataError: ``needs-lacking`` for each field, by its place in the data file.
    """
    if not template.needs:
        return
    values = {"meeting": meeting.model_dump()}
    problems = []
    for field in template.needs:
        steps = field.split(".") if field.startswith("meeting.") else ["meeting", *field.split(".")]
        if _lacks(values, steps):
            path = ".".join(steps[1:])
            means = in_vietnamese(tuple(steps))
            facts = {"template": template.name, "field": path, "means": means}
            problems.append(Problem("needs-lacking", Place(data_name or None, path=path), facts))
    if problems:
        raise DataError(problems)


def _lacks(value: Any, steps: Sequence[str]) -> bool:
    """Return whether a path leads to nothing; of a list, one item that has it is enough."""
    if value in NOTHING:
        return True
    if not steps:
        return False
    if isinstance(value, (list, tuple)):
        return all(_lacks(item, steps) for item in value)
    return not isinstance(value, Mapping) or _lacks(value.get(steps[0]), steps[1:])
