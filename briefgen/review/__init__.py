"""A meeting beside its text, as one HTML page in which a person checks and corrects it."""

from briefgen.review.page import Text, write_page

__all__ = ["Text", "write_page"]
