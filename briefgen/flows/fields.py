"""Fields that templates of briefs and scorecards may use: what is none is told without any data."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from briefgen.catalog.templates import Template
from briefgen.errors import Place, Problem, TemplateError

if TYPE_CHECKING:
    from briefgen.catalog.uses import Name

NAME_CODES = frozenset(
    {"field-unknown", "field-unknown-similar", "name-unknown", "name-unknown-similar"}
)


def field_problems(found: Template, content: bytes, file: str) -> list[Problem]:
    """Return a problem for each name in a template that is no field, in the order of its tags.

    A Word template is looked at tag by tag where it cannot be compiled; a PDF template is then
    passed over, for its own problems hide where its tags stand.
    """
    from briefgen.catalog.strangers import strangers

    try:
        names, _ = _names(found, content, file)
    except TemplateError:
        return []
    return strangers(names, first_names(found), [option.name for option in found.options])


def first_names(found: Template) -> tuple[str, ...]:
    """Return the first names that a template of its kind and form is given."""
    if found.kind == "scorecard":
        return ("scorecard", "theme", "options")
    return (page_name(found.form), "meeting", "theme", "options")


def page_name(form: str) -> str:
    """Return what templates of a form call what they show."""
    from briefgen.model.memo import MemoForm

    if form in get_args(MemoForm):
        return "memo"
    return {"": "brief", "en-brief": "brief", "bilingual": "bilingual"}.get(form, "document")


def with_fields(
    problems: Sequence[Problem], found: Template, content: bytes, file: str
) -> list[Problem]:
    """Return the problems of a template together with its names that are no fields.

    What a run has told of such a name is told as check tells it, whatever the data; all stand in
    the order of the tags.
    """
    more = field_problems(found, content, file)
    if not more:
        return list(problems)
    kept = [one for one in problems if one.code not in NAME_CODES or not is_told(one, more)]
    try:
        _, places = _names(found, content, file)
    except TemplateError:
        places = []
    order = {_bare(at): number for number, at in reversed(list(enumerate(places)))}
    return sorted(
        (*kept, *more),
        key=lambda one: (order.get(_bare(one.at), len(order)), one.at.line or 0),
    )


def is_told(problem: Problem, problems: Sequence[Problem]) -> bool:
    """Return whether one of the problems tells of an unknown name at the same tag."""
    at = _bare(problem.at)
    return any(_bare(one.at) == at for one in problems if one.code in NAME_CODES)


@contextmanager
def telling_fields(found: Template, content: bytes) -> Iterator[None]:
    """Add the names that are no fields to whatever is found wrong with a template within."""
    try:
        yield
    except TemplateError as error:
        problems = with_fields(error.problems, found, content, str(found.document))
        raise TemplateError(problems) from None


def _names(found: Template, content: bytes, file: str) -> "tuple[list[Name], list[Place]]":
    if found.kind == "scorecard":
        from briefgen.pdf.names import names_of as names_in_pdf

        return names_in_pdf(content, name=file), []
    from briefgen.word.names import lone_names_of

    return lone_names_of(content, name=file)


def _bare(at: Place) -> Place:
    """Return the place of a tag alone."""
    return replace(at, file=None, column=None, path=None)
