"""A theme put to work: the office's name and words, the colours and font of both documents."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.catalog.themes import Theme, find_theme
from briefgen.errors import Language, Phrase, Place, Problem, TemplateError
from briefgen.flows.assets import asset_reader
from briefgen.flows.setting import Setting

if TYPE_CHECKING:
    from briefgen.compose.house import House
    from briefgen.model import Meeting
    from briefgen.word import CompiledTemplate
    from briefgen.word.scheme import Scheme

PLACES: Mapping[str, str] = {
    "brand": "accent1",
    "exceeded": "accent2",
    "met": "accent3",
    "near": "accent4",
    "missed": "accent5",
    "ink_3": "accent6",
    "ink_2": "dk2",
    "band_3": "lt2",
}
"""Colours of a theme → their places in Word's palette; the others are of PDF files alone."""
RULED, GRIDDED = "BG Bảng ba đường", "BG Bảng kẻ ô"
SOURCE = "theme:"  # before the name of a file that the theme gives
LOGO_HEIGHT, LOGO_ROOM = 9.0, 6.0  # mm in Word: of the logo, and what it adds to the page
SWELLS = {"Times New Roman": 1.0, "Tinos": 1.0, "Arial": 1.12, "Liberation Sans": 1.12}
UNKNOWN_SWELL = 1.15  # of a font nobody measured: rather a line less than a page more
SAMPLE = "Đánh giá kết quả thực hiện nhiệm vụ, chỉ tiêu năm 2020; tỷ lệ đạt 97,6% kế hoạch."
ENGLISH = "en-GB"
ALIKE = "Tinos"  # letters as wide as those of Times New Roman


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture for the masthead; ``ratio`` is its width by its height."""

    name: str
    content: bytes
    ratio: float


@dataclass(frozen=True, slots=True)
class Dress:
    """A theme as documents wear it."""

    theme: Theme
    house: "House"
    logo: Logo | None = None

    def for_pdf(self) -> dict[str, Any]:
        """Return what PDF templates see as ``theme``."""
        logo = self.logo and {"src": f"{SOURCE}{self.logo.name}", "ratio": self.logo.ratio}
        return {**self.theme.tables, "logo": logo}

    def for_word(self) -> dict[str, Any]:
        """Return what Word templates see as ``theme``."""
        if self.logo is None:
            return {**self.theme.tables, "logo": None}
        from briefgen.word.content.nouns import Picture

        alt = self.house.agency or self.logo.name
        picture = Picture(self.logo.content, height=LOGO_HEIGHT, alt=alt, name=self.logo.name)
        return {**self.theme.tables, "logo": {"picture": picture}}

    def reader(self, read_asset: Callable[[str], bytes]) -> Callable[[str], bytes]:
        """Return what reads the theme's own files as well as those of a template."""
        logo = self.logo
        if logo is None:
            return read_asset
        own = f"{SOURCE}{logo.name}"
        return lambda name: logo.content if name == own else read_asset(name)

    def changes_word(self) -> bool:
        """Return whether Word templates look otherwise than their own files say."""
        scheme = scheme_of(self.theme)
        return bool(scheme.colours or scheme.font or scheme.looks)

    def over(self, template: "CompiledTemplate", language: Language = "vi") -> "CompiledTemplate":
        """Return a Word template in the theme's colours, font and tables.

        What the theme leaves as the built-in one has it, the template's own file decides. On an
        English page text that says no language of its own is English.
        """
        from briefgen.word.scheme import rethemed

        spoken = ENGLISH if language == "en" else None
        return rethemed(template, replace(scheme_of(self.theme), language=spoken))[0]

    def notes_on(self, template: "CompiledTemplate") -> list[Problem]:
        """Return what of the theme a Word template has no place for, as warnings."""
        from briefgen.word.scheme import rethemed

        missed = rethemed(template, scheme_of(self.theme))[1]
        facts = {
            "theme": self.theme.name,
            "what": [Phrase(f"theme-part-{part}") for part in sorted(missed)],
        }
        at = Place(template.name)
        return [Problem("theme-not-followed", at, facts, severity="warning")] if missed else []

    def notes_for(self, meeting: "Meeting", name: str) -> list[Problem]:
        """Return a warning where the record names another body than the theme, placed in it."""
        from briefgen.compose.house import in_house, named_bodies

        own = self.house.agency
        if not own or in_house(meeting, self.house).agency == own:
            return []
        facts = {"theme": self.theme.name, "own": own, "stated": named_bodies(meeting)[0]}
        return [Problem("theme-agency-other", Place(name), facts, severity="warning")]


def dress_of(name: str, setting: Setting) -> Dress:
    """Return the theme called ``name``, ready to be worn.

    Raises:
        TemplateError: ``theme-unknown`` and all that ``find_theme`` raises; a fixed word that
            no page has; a logo that cannot be read.
    """
    theme = find_theme(name, setting.shelves)
    problems = _unknown_words(theme)
    if problems:
        raise TemplateError(problems)
    logo = _logo(theme)
    return Dress(theme, _house(theme, logo), logo)


def scheme_of(theme: Theme) -> "Scheme":
    """Return a theme's colours, font and tables in Word's terms, where it has its own."""
    from briefgen.word.scheme import Scheme

    colours = {
        place: str(theme.tables["colour"][key])[1:].upper()
        for key, place in PLACES.items()
        if theme.differs("colour", key)
    }
    if "accent3" in colours:
        colours["hlink"] = colours["accent3"]
    font = theme.tables["font"]["word"] if theme.differs("font", "word") else None
    looks = {RULED: GRIDDED} if theme.tables["tables"] == "grid" else {}
    return Scheme(colours, font, looks)


def _house(theme: Theme, logo: Logo | None) -> "House":
    """Return the office a theme speaks for."""
    from briefgen.compose.house import House

    agency, words = theme.tables["agency"], theme.tables["words"]
    near = Decimal(str(theme.tables["thresholds"]["near"]))
    verdicts = {key: word for key, word in words.items() if key not in ("brief", "scorecard")}
    sections = {"verdict": verdicts, **{key: words.get(key, {}) for key in ("brief", "scorecard")}}
    return House(
        agency=agency["name"],
        also=tuple(agency["also"]),
        words={
            section: {key: _spoken(word) for key, word in said.items()}
            for section, said in sections.items()
            if said
        },
        near=near or None,
        swell=_swell(theme.tables["font"]["word"]) if theme.differs("font", "word") else 1.0,
        taken=LOGO_ROOM if logo else 0.0,
        superior=agency["superior"],
        code=agency["code"],
        place=agency["place"],
        signers=tuple((one["post"], one.get("name", "")) for one in agency["signers"]),
    )


def _spoken(word: object) -> dict[Any, str]:
    """Return a word by language; a text alone is Vietnamese."""
    return dict(word) if isinstance(word, dict) else {"vi": str(word)}


def _unknown_words(theme: Theme) -> list[Problem]:
    """Return the fixed words a theme names that no page has."""
    from briefgen.catalog.theme_keys import unknown_key
    from briefgen.compose.wording import fixed_words

    problems = []
    for section in ("brief", "scorecard"):
        said = theme.own.get("words", {}).get(section, {})
        known = dict.fromkeys(
            f"words.{section}.{key}" for key in (fixed_words(section) if said else ())
        )
        for key in said:
            if (path := f"words.{section}.{key}") not in known:
                text = theme.file.read_text(encoding="utf-8")
                problems.append(unknown_key(path, known, text, str(theme.file)))
    return problems


def _logo(theme: Theme) -> Logo | None:
    """Return the logo of a theme: a file beside the theme that names it.

    Raises:
        TemplateError: there is no such file, or it is no picture.
    """
    name = theme.tables["agency"]["logo"]
    if not name:
        return None
    from briefgen.catalog.theme_keys import place_in
    from briefgen.errors import BriefgenError
    from briefgen.pdf.raster import read_raster

    at = Place(str(theme.file), path="agency.logo")
    if "logo" in theme.own.get("agency", {}):
        at = place_in(theme.file.read_text(encoding="utf-8"), str(theme.file), "agency.logo")
    try:
        content = asset_reader(*theme.folders)(name)
        raster = read_raster(content, name, at)
    except BriefgenError as error:
        problems = (Problem(one.code, at, {"name": name, **one.facts}) for one in error.problems)
        raise TemplateError(problems) from error
    return Logo(Path(name).name, content, raster.width / raster.height)


def _swell(font: str) -> float:
    """Return how much more room text in a font takes than in Times New Roman."""
    if font in SWELLS:
        return SWELLS[font]
    from briefgen.pdf.faces import find_face

    face, usual = find_face(font), find_face(ALIKE)
    if face is None or usual is None:
        return UNKNOWN_SWELL
    wide = face.width(SAMPLE, 10) / usual.width(SAMPLE, 10)
    own, other = face.file.metrics, usual.file.metrics
    return wide * (own.ascent - own.descent) / (other.ascent - other.descent)
