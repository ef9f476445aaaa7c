"""How a source is read: Jinja parses it and writes the program that ``running.py`` runs.

Only here, and where a syntax tree is looked at, is Jinja needed; so it is only loaded to compile.
Its compiler is told to write programs of a narrower kind: without blocks, imports and macros, which
the language does not have, without folded constants, and with all values going one way.
"""

from collections.abc import Iterable
from functools import cache
from types import CodeType

import jinja2
from jinja2 import TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, DependencyFinderVisitor, Frame, generate
from jinja2.nodes import EvalContext
from jinja2.utils import pass_context

from briefgen.catalog import language
from briefgen.catalog.faults import ExpressionSyntaxError, Fault, unreadable
from briefgen.catalog.lending import takes_run
from briefgen.catalog.running import Environment
from briefgen.catalog.vocabulary import TESTS

TOGETHER = 30  # pieces of text joined at once; more would only take memory


class _Writer(CodeGenerator):
    """Writes a program as a function ``root`` that gives the text piece by piece.

    Names that it does not define are those of ``expressions.NAMES``.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  # Jinja's name
        """Write the function, and which of its lines were made from which of the source."""
        frame = Frame(EvalContext(self.environment, self.name))
        frame.symbols.analyze_node(node)
        frame.toplevel = frame.rootlevel = True
        self.writeline("def root(context, environment=environment, missing=missing):")
        self.indent()
        self.writeline("resolve, show, join = context.resolve, context.show, ''.join")
        self.writeline("undefined, get = environment.undefined, environment.getattr")
        self.writeline("if 0: yield")
        self.enter_frame(frame)
        self.pull_dependencies(node.body)
        self.blockvisit(node.body, frame)
        self.outdent()
        self.writeline(f"lines = {self.debug_info!r}")

    def pull_dependencies(self, nodes: Iterable[nodes.Node]) -> None:
        """Write a look-up of each filter and test; that they exist has been checked."""
        finder = DependencyFinderVisitor()
        for node in nodes:
            finder.visit(node)
        for kind, found, written in (
            ("filters", finder.filters, self.filters),
            ("tests", finder.tests, self.tests),
        ):
            for name in sorted(found):
                written[name] = self.temporary_identifier()
                self.writeline(f"{written[name]} = environment.{kind}[{name!r}]")

    def pop_assign_tracking(self, _: Frame) -> None:
        """Write nothing: only templates that import one another need to tell what they set."""
        self._assign_stack.pop()

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802  # Jinja's name
        """Write text and values, a few joined at a time."""
        for at in range(0, len(node.nodes), TOGETHER):
            self.writeline("yield join((")
            self.indent()
            for child in node.nodes[at : at + TOGETHER]:
                if isinstance(child, nodes.TemplateData):
                    self.writeline(f"{child.data!r},")
                else:
                    self.writeline("show(", child)
                    self.visit(child, frame)
                    self.write("),")
            self.outdent()
            self.writeline("))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  # Jinja's name
        """Write an attribute look-up through the local short cut."""
        self.write("get(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def visit_CondExpr(self, node: nodes.CondExpr, frame: Frame) -> None:  # noqa: N802  # Jinja's name
        """Write an ``if`` inside an expression."""
        inner = frame.soft()
        self.write("(")
        self.visit(node.expr1, inner)
        self.write(" if ")
        self.visit(node.test, inner)
        self.write(" else ")
        if node.expr2 is None:
            self.write("Undefined()")
        else:
            self.visit(node.expr2, inner)
        self.write(")")


class Grammar(jinja2.Environment):
    """Jinja, set up to read the sources of a language.

    Args:
        of: the language.
    """

    code_generator_class = _Writer
    sandboxed = True  # calls and sums are written as calls of ours
    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})
    intercepted_unops = frozenset({"-", "+"})

    def __init__(self, of: Environment) -> None:
        variable, variable_end, block, block_end, comment, comment_end = of.marks
        super().__init__(
            variable_start_string=variable,
            variable_end_string=variable_end,
            block_start_string=block,
            block_end_string=block_end,
            comment_start_string=comment,
            comment_end_string=comment_end,
            optimized=False,
            keep_trailing_newline=True,
            cache_size=0,
        )
        self.filters.update(
            {name: _with_run if takes_run(made) else _alone for name, made in of.filters.items()}
        )
        self.tests.update(dict.fromkeys(of.tests, _alone))


@cache
def grammar(of: Environment) -> Grammar:
    """Return what reads the sources of a language."""
    return Grammar(of)


def code_of(tree: nodes.Template, runs_in: Environment) -> CodeType:
    """Return the compiled program of a checked syntax tree, which is changed.

    Raises:
        ExpressionSyntaxError: ``expression-too-deep``.
    """
    try:
        written = generate(language.prepare(tree), grammar(runs_in), None, None, optimized=False)
        return compile(written or "", "<template>", "exec")
    except (RecursionError, MemoryError, SyntaxError, TemplateSyntaxError):
        raise ExpressionSyntaxError(Fault("expression-too-deep", 1)) from None


def parsed(source: str, runs_in: Environment) -> nodes.Template:
    """Return the checked syntax tree of a source.

    Raises:
        ExpressionSyntaxError: all that is beyond the closed language, each with its line; of what
            cannot be parsed at all, the first.
    """
    try:
        tree = language.as_filters(grammar(runs_in).parse(source))
    except TemplateSyntaxError as error:
        raise ExpressionSyntaxError(unreadable(error.message or "", error.lineno)) from None
    except (RecursionError, MemoryError):
        raise ExpressionSyntaxError(Fault("expression-too-deep", 1)) from None
    except ValueError:  # a number of more digits than Python reads
        raise ExpressionSyntaxError(Fault("expression-too-deep", 1)) from None
    offered = {
        name: made for name, made in runs_in.filters.items() if name[0] != "#" and "." not in name
    }
    checker = language.Checker(offered, runs_in.filters, TESTS, runs_in.globals)
    faults = checker.check(tree)
    if faults:
        raise ExpressionSyntaxError(faults)
    return tree


def _alone(*_: object) -> None:
    """Stand for a filter or test: a grammar only asks whether it takes the run."""


@pass_context
def _with_run(*_: object) -> None:
    """Stand for a filter that takes the run."""
