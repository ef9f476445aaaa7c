"""Numbers as page content has them."""

POINT = 72 / 25.4
"""Points in a millimetre."""


def short(number: float) -> str:
    """Return a number with at most two decimals and no needless zeros."""
    text = f"{number:.2f}"
    if text.endswith("00"):
        text = text[:-3]
    elif text.endswith("0"):
        text = text[:-1]
    return "0" if text == "-0" else text
