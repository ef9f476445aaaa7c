"""Tables of indicators: rows and cells, what the columns tell, one indicator a row."""

from briefgen.extract.tables.indicators import read_tables

__all__ = ["read_tables"]
