"""The form of a document as the program sees it, with the built-in rules."""

from briefgen.catalog.templates import Shelf, built_in_folder
from briefgen.errors import Problem
from briefgen.flows.conformity import check_format, repair_format
from briefgen.flows.inputs import Input
from briefgen.flows.setting import Setting

SETTING = Setting((Shelf("built-in", built_in_folder()),))


def problems(content: bytes, rules: str | None = None) -> list[Problem]:
    """Return what is wrong with a document; notes about rules left out."""
    found = check_format(Input("van-ban.docx", content), SETTING, rules).problems
    return [problem for problem in found if problem.severity != "info"]


def codes(content: bytes, rules: str | None = None) -> list[str]:
    return [problem.code for problem in problems(content, rules)]


def mended(content: bytes, rules: str | None = None) -> bytes:
    return repair_format(Input("van-ban.docx", content), SETTING, rules).content
