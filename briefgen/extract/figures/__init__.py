"""The figures half of the reader: which numbers are indicators, and what is told of them.

The way of a figure: ``masks`` (digits that measure nothing), ``amounts`` (number and unit),
``readings`` (level, plan ratio, change …, by the words around it), ``reader`` (a level with its
name, ratios and changes: a statement), ``indicators`` (nouns). ``verdicts`` finds what was judged
in words alone. Every rule is a pattern over words of ``vi/lexicon/figures.toml``.
"""

from briefgen.extract.figures.indicators import find_indicators

__all__ = ["find_indicators"]
