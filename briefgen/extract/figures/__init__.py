"""The figures half of the reader: which numbers of a report are indicators, and what is said of them.

The way of a figure: ``masks`` (digits that measure nothing) → ``amounts`` (number, unit, hedge) →
``readings`` (level, plan ratio, change …, by the words around it) → ``statements`` (a level with the
ratios and changes that belong to it, and its name) → ``indicators`` (nouns). ``verdicts`` finds
what was judged in words alone. Every rule is a pattern over words of ``vi/lexicon/figures.toml``.
"""

from briefgen.extract.figures.indicators import find_indicators

__all__ = ["find_indicators"]
