"""The tags of official papers: heads, numbers and dates, signatures, recipients."""

from collections.abc import Mapping

from briefgen.pdf.kinds import BLOCK, FONT, INK, SIZE, TEXT, Kind, Tag, choice

_SET: Mapping[str, Kind] = {**BLOCK, "font": FONT, "size": SIZE, "colour": INK}
_FORM = choice("party", "state")
_HEAD: Mapping[str, Kind] = {
    **_SET,
    "parent": TEXT,
    "organ": TEXT,
    "number": TEXT,
    "place-date": TEXT,
    "left": SIZE,
}

OFFICIAL = frozenset({"party-head", "state-head", "number-date", "signature", "recipients"})
OFFICIAL_TAGS: Mapping[str, Tag] = {
    "party-head": Tag(_HEAD),
    "state-head": Tag(_HEAD),
    "number-date": Tag({**_SET, "form": _FORM, "number": TEXT, "place-date": TEXT, "left": SIZE}),
    "signature": Tag(
        {**_SET, "form": _FORM, "authority": TEXT, "office": TEXT, "name": TEXT, "space": SIZE}
    ),
    "recipients": Tag({**_SET, "form": _FORM, "label": TEXT}, frozenset({"item"})),
}
