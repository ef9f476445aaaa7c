"""Names of indicators as rows print them: a capital, and the word that explains the figure."""

from briefgen.compose.figures import is_estimate
from briefgen.compose.verdicts import first_target
from briefgen.compose.widths import lines_of
from briefgen.compose.wording import Wording
from briefgen.model import Indicator, Quantity
from briefgen.vi.text import capitalise, fold

LONGEST_SCOPE = 40
NAME_LINES = 2
EXPLAINED = ("growth", "increment", "level_after_decrease")


def row_name(indicator: Indicator, say: Wording, *, estimates_told: bool = False) -> str:
    """Return the name of a row: ``Tỷ lệ hộ nghèo còn``, ``Tổng mức bán lẻ (ước)``.

    Args:
        indicator: as recorded.
        say: language of the page.
        estimates_told: the column heading already says that all figures are estimates.
    """
    name = capitalise(indicator.name) + explaining_word(indicator, say)
    if indicator.scope and indicator.parent is None and len(indicator.scope) <= LONGEST_SCOPE:
        name += f" ({indicator.scope})"
    if is_estimate(indicator) and not estimates_told:
        name += say.word("suffix", "estimate")
    return name


def explaining_word(indicator: Indicator, say: Wording) -> str:
    """Return the word that tells how the figure is meant (``, tăng``), unless the name does.

    A fall is told by its sign, not by a word.
    """
    quantity = _told_quantity(indicator)
    if indicator.kind not in EXPLAINED or quantity is None:
        return ""
    name = fold(indicator.name)
    if any(fold(word) in name for word in say.words("lexicon", indicator.kind)):
        return ""
    if indicator.kind == "growth" and quantity.value < 0:
        return ""
    return say.word("suffix", indicator.kind)


def _told_quantity(indicator: Indicator) -> Quantity | None:
    """Return the figure a row prints: the value, else the plan of a goal."""
    if indicator.actual is not None:
        return indicator.actual.quantity
    target = first_target(indicator)
    return target.quantity if target else None


def cut_name(name: str, room: float, size: float) -> str:
    """Return the name cut at a word to two lines ``room`` mm wide, with an ellipsis if cut.

    Type is never made smaller for a long name: the full one goes to the notes.
    """
    if lines_of(name, room, size, "sans_semibold") <= NAME_LINES:
        return name
    words = name.split(" ")
    while len(words) > 1:
        words.pop()
        shorter = " ".join(words).rstrip(" ,;:(") + "…"
        if lines_of(shorter, room, size, "sans_semibold") <= NAME_LINES:
            return shorter
    return name
