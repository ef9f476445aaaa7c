"""Pages on sheets of paper: one, two or four to a side, so many millimetres from the corner."""

from dataclasses import dataclass

GRIDS = {1: (1, 1), 2: (2, 1), 4: (2, 2)}
"""Pages on one side of a sheet → columns and rows, for upright pages."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a page stands on its sheet: its lower left corner in mm, and how much smaller it is."""

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Imposition:
    """How pages of ``width`` × ``height`` mm share a sheet of paper of the same size.

    Two pages stand on a sheet turned by a quarter, each at 71 %; four on a sheet as it is, each
    at half its size. They are read along the rows, from the top.
    """

    count: int
    width: float
    height: float

    @property
    def sheet(self) -> tuple[float, float]:
        """Return width and height of the sheet in mm."""
        return (self.height, self.width) if self.count == 2 else (self.width, self.height)

    def spot(self, place: int, width: float, height: float) -> Spot:
        """Return where a page stands, in the middle of its cell and as large as it may be.

        Args:
            place: of the page on the sheet, from 0.
            width: of the page in mm; it need not be of the sheet's size.
            height: of the page in mm.
        """
        if self.count == 1:
            return Spot()
        columns, rows = GRIDS[self.count]
        across, down = self.sheet
        if self.count == 2 and across < down:
            columns, rows = rows, columns
        cell = across / columns, down / rows
        scale = min(cell[0] / width, cell[1] / height, 1.0)
        row, column = divmod(place, columns)
        x = column * cell[0] + (cell[0] - width * scale) / 2
        y = down - (row + 1) * cell[1] + (cell[1] - height * scale) / 2
        return Spot(x, y, scale)
