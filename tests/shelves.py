"""Where seeds and templates lie: in a checkout beside the package, in a wheel inside it."""

from briefgen.catalog.templates import built_in_folder

TEMPLATES = built_in_folder()
SEEDS = TEMPLATES.parent / "seeds"
REPORT = SEEDS / "can-tho-2020" / "source.txt"
