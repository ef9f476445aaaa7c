"""All probes, by theme."""

from tests.word.probes import (
    blanks,
    cells,
    empty,
    fields,
    nested,
    places,
    prose,
    rich,
    rows,
    scopes,
    texts,
    values,
)

THEMES = {
    module.__name__.rpartition(".")[2]: module.PROBES
    for module in (
        *(blanks, cells, empty, fields, nested, places, prose, rich, rows, scopes, texts, values),
    )
}
PROBES = [probe for probes in THEMES.values() for probe in probes]
