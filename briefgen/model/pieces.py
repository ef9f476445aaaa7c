"""Words of a line, in pieces: what is missing shown as such, figures under their names."""

from briefgen.model.base import Noun


class Piece(Noun):
    """Some words of a line.

    ``missing`` marks what the record does not say (``[chưa nêu thời hạn]``), shown in grey;
    ``indicator`` and ``part`` name the figure the words show (``retail_sales``, ``actual``; shown
    once more ``actual_2``), so that it can be found again in a document edited since.
    """

    text: str
    missing: bool = False
    indicator: str = ""
    part: str = ""


class Line(Noun):
    """A paragraph; ``mark`` is its number or sign with nothing after it: ``1.``, ``a)``, ``-``."""

    pieces: tuple[Piece, ...]
    mark: str = ""
