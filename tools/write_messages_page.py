"""Write docs/messages.md: what every problem code says, and how to mend it.

    python -m tools.write_messages_page

Run after a change of ``messages.toml``; a test compares.
"""

from itertools import groupby
from pathlib import Path

from briefgen.cli.explaining import explanation_of, family_of, problem_codes

PAGE = Path(__file__).parents[1] / "docs" / "messages.md"
HEAD = """# Messages

Every message ends with its code in brackets. `briefgen explain CODE` says more of it, in
Vietnamese or English. `…` stands for the facts of the moment. This page is made from
`briefgen/messages.toml`.
"""


def page() -> str:
    """Return the page."""
    made = [HEAD]
    for family, codes in groupby(problem_codes(), key=family_of):
        made.append(
            f"\n## {family.capitalize()}\n\n| code | what is wrong | what to do |\n|---|---|---|\n"
        )
        made += [_row(code) for code in codes]
    return "".join(made)


def _row(code: str) -> str:
    said = explanation_of(code, "en")
    cells = (f"`{code}`", said.meaning, said.remedy)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
