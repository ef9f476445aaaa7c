"""The ladder of what gives way, until a document takes few enough pages.

Steps are taken one by one, and the document is laid out after each. Sheets of one kind often need
the same steps: what an attempt found out about each block is remembered, and where another document
comes to the same at every block, it takes as many pages, and need not be laid out to know it.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import is_
from typing import TYPE_CHECKING

from briefgen.errors import Problem, TemplateError
from briefgen.pdf.kinds import Value
from briefgen.pdf.layout.blocks import Flow
from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.display import Element
from briefgen.pdf.layout.keeping import Kept, Seen, kept_for, size_of
from briefgen.pdf.layout.measuring import measured
from briefgen.pdf.tree import Node
from briefgen.pdf.vocabulary import VOCABULARY

if TYPE_CHECKING:
    from briefgen.pdf.layout.pages import Layout

REMEMBERED = 16
Attempt = Callable[[Context], "Layout"]
Climb = list[list[Seen]]
"""What each attempt saw that took too many pages."""


@dataclass(slots=True)
class Climbs:
    """The climbs of documents of one shape, the latest first.

    Args:
        known: the climbs.
        holding: what must not be forgotten, lest something else is taken for it.
    """

    known: list[Climb] = field(default_factory=list)
    holding: object = None

    def add(self, climb: Climb, holding: object) -> None:
        """Remember a climb, if it is not known."""
        known = self.known
        for each in known:
            if len(each) == len(climb) and all(map(is_, each, climb)):
                return
        self.known, self.holding = [climb, *known[: REMEMBERED - 1]], holding


def fitted(
    doc: Node, context: Context, geometry: Hashable, attempt: Attempt
) -> "tuple[Layout, Context]":
    """Return the first attempt that takes few enough pages, else the last, with what it noted.

    Args:
        doc: the document, whose steps are taken.
        context: its styles and surroundings.
        geometry: what else decides how much a page takes.
        attempt: lays the document out as it is.
    """
    fit = doc.first("fit")
    if fit is None or fit.first("step") is None:
        return attempt(context), context
    kept = context.kept = kept_for(doc)
    climbs = _climbs(fit, context, geometry).setdefault(kept.shape, Climbs())
    known = climbs.known
    climb: Climb = []
    last = sum(1 for _ in fit.nodes("step"))
    for number, (allowed, touched) in enumerate(_steps(fit, kept.named())):
        kept.forget(touched)
        context = context.again()
        known = [each for each in known if number < min(len(each), last)]
        known = _same(known, number, kept, context)
        if known:
            climb.append(known[0][number])
            continue
        kept.seen = []
        layout = attempt(context)
        kept.complete = True
        context.sheet.raise_problems()
        if len(layout.pages) <= allowed:
            break
        climb.append(kept.seen)
    if not kept.lost:
        climbs.add(climb, kept.holding)
    return layout, context


def _climbs(fit: Node, context: Context, geometry: Hashable) -> "dict[Hashable, Climbs]":
    """Return what attempts at documents of one kind saw that took too many pages, by shape."""
    if not fit.lasts:
        return {}
    if fit.kept is None:
        fit.kept = {}
    found: dict[Hashable, Climbs] = fit.kept.setdefault((context.manner, geometry), {})
    if len(found) > REMEMBERED:
        found.clear()
    return found


def _same(known: list[Climb], number: int, kept: Kept, context: Context) -> list[Climb]:
    """Return the climbs in which the blocks of an attempt came to what they come to here."""
    answers: dict[int, bool] = {}
    found = []
    for climb in known:
        seen = climb[number]
        if id(seen) not in answers:
            answers[id(seen)] = all(
                _comes_to(each, kept.nodes[place], context)
                for each in seen
                for place in each.places
            )
        if answers[id(seen)]:
            found.append(climb)
    return found


def _comes_to(seen: Seen, node: Node, context: Context) -> bool:
    if node is seen.node and node.lasts:
        return True
    flow = Flow(seen.x, seen.width, context, Element("Document"))
    if node.tag == "table":
        return measured(node, seen.x, seen.width, context).size == seen.size
    if node.tag == "row" and seen.widths:
        return flow.widths(node) == seen.size
    return seen.size is not None and size_of(flow.strips([node])) == seen.size


def _steps(fit: Node, named: Mapping[str, list[Node]]) -> Iterator[tuple[float, list[Node]]]:
    """Yield how many pages are allowed, and what was changed, after each step of the ladder."""
    before: dict[int, tuple[Node, dict[str, Value]]] = {}
    allowed = fit.count("pages", 1)
    yield allowed, []
    for step in fit.nodes("step"):
        touched = named.get(step.word("of"), [])
        if step.flag("reset"):
            touched = [*touched, *(node for node, _ in before.values())]
            for node, values in before.values():
                node.values = values
            before.clear()
        for target in named.get(step.word("of"), ()):
            before.setdefault(id(target), (target, target.values))
            target.values = {**target.values, step.word("set"): _read(step, target)}
        allowed = step.count("pages", allowed)
        yield allowed, touched


def _read(step: Node, target: Node) -> Value:
    """Return the value a step sets, read as the target's attribute is read."""
    name, text = step.word("set"), step.word("to")
    kind = VOCABULARY[target.tag].attributes.get(name)
    if kind is None:
        facts = {
            "name": name,
            "tag": target.tag,
            "known": sorted(VOCABULARY[target.tag].attributes),
        }
        raise TemplateError(Problem("attribute-unknown", step.at, facts))
    try:
        return kind.read(text)
    except ValueError as error:
        facts = {"name": name, "value": text, "example": kind.example}
        raise TemplateError(Problem("attribute-value", step.at, facts)) from error
