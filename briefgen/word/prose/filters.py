"""Filters that make rich text of plain values; nothing heavy is loaded before one is used."""

from briefgen.catalog.shown import text_of


def html(value: object) -> object:
    """Return HTML as paragraphs, lists and tables in the template's styles; nothing for nothing."""
    from briefgen.word.content.nouns import Html

    return value if value is None or isinstance(value, Html) else Html(text_of(value))


def markdown(value: object) -> object:
    """Return Markdown as paragraphs, lists and tables in the template's styles."""
    from briefgen.word.content.nouns import Markdown

    return value if value is None or isinstance(value, Markdown) else Markdown(text_of(value))


def link(address: object, text: object = None) -> object:
    """Return a hyperlink; without an address it is the text alone.

    Args:
        address: where it leads to; one that runs or opens something local is refused.
        text: what is shown; the address itself where none is given.
    """
    from briefgen.catalog.writing import checked_link
    from briefgen.word.content.nouns import RichText

    url = "" if address is None else checked_link(text_of(address).strip())
    shown = url if text is None else text_of(text)
    return RichText.of(shown, url=url or None)
