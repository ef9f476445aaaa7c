"""How Windows is asked to print, as far as it can be told elsewhere."""

from briefgen.flows.inputs import Input
from briefgen.flows.machine import Machine
from briefgen.flows.printing import Wish, ignored_wishes, print_commands

WINDOWS = Machine(windows=True)
PAGE = Input("a.pdf", b"%PDF-1.7")


def test_windows_prints_by_verbs_of_the_file() -> None:
    assert print_commands(PAGE, Wish(), WINDOWS) == [["print", "a.pdf"]]
    named = Wish(printer="HP 7", copies=2)
    assert print_commands(PAGE, named, WINDOWS) == [["printto", "a.pdf", "HP 7"]] * 2


def test_wishes_that_verbs_cannot_carry_are_told() -> None:
    (warning,) = ignored_wishes(Wish(duplex="long", mono=True), WINDOWS)
    assert (warning.code, warning.severity) == ("print-ignored", "warning")
    assert warning.facts["options"] == ["--duplex", "--mono"]
    assert ignored_wishes(Wish(copies=3), WINDOWS) == []
    assert ignored_wishes(Wish(duplex="long"), Machine()) == []
