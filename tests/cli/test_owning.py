"""Templates of one's own: a copy made, packed, sent, installed; and what is refused on the way."""

import io
import json
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.command import call
from tests.word.packages import docx

MANIFEST = b'[template]\nkind = "brief"\n'
GOOD = docx("{{ brief.title }}")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFGEN_TEMPLATES", str(tmp_path / "home"))
    return tmp_path


def zipped(files: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def test_a_copy_works_at_once(folder: Path) -> None:
    ran = call("template", "new", "brief", "ban-toi", "--from", "brief-onepage", cwd=folder)
    home = Path("templates/brief/ban-toi")
    assert (ran.code, ran.paths) == (0, [str(home)])
    assert sorted(path.name for path in (folder / home).iterdir()) == [
        "README.md",
        "brief.docx",
        "sample.yaml",
        "template.toml",
    ]
    assert (
        call("template", "check", "ban-toi", "--with", home / "sample.yaml", cwd=folder).code == 0
    )
    assert "brief      ban-toi" in call("template", "list", cwd=folder).text


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("brief", "one-page"), 5, "template-name-taken"),
        (("brief", "bản tôi"), 2, "“bản-tôi”"),
        (("brief", "con"), 2, "template-name-bad"),
        (("brief", "../x"), 2, "template-name-bad"),
        (("brief", "x", "--from", "one-pgae"), 5, "“one-page”"),
        (("brief", "x", "--from", "a4-portrait"), 5, "template-other-kind"),
        (("brief", "x", "--here", "--user"), 2, "new-where"),
    ],
)
def test_what_cannot_be_copied_is_told(
    folder: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    ran = call("template", "new", *words, cwd=folder)
    assert (ran.code, said in ran.err) == (code, True), ran.err
    assert not (folder / "templates").exists()


def test_a_copy_goes_where_it_is_wanted(folder: Path) -> None:
    assert call("template", "new", "scorecard", "bang", "--here", cwd=folder).paths == ["bang"]
    (folder / "thu.docx").write_bytes(GOOD)
    ran = call("template", "new", "brief", "thu", "--from", "thu.docx", "--user", cwd=folder)
    assert ran.paths == [str(folder / "home/brief/thu")]
    assert (folder / "home/brief/thu/brief.docx").read_bytes() == GOOD
    again = call("template", "new", "brief", "thu", "--user", cwd=folder)
    assert again.code == 5
    call("template", "new", "brief", "thu", "--user", "--force", cwd=folder)
    assert (folder / "home/brief/thu/brief.docx").read_bytes() != GOOD


def test_a_template_is_shown_with_where_its_files_come_from(folder: Path) -> None:
    home = folder / "templates/brief/mine"
    home.mkdir(parents=True)
    (home / "template.toml").write_text(
        '[template]\nextends = "brief/one-page"\ntitle = {vi = "Của tôi"}\n'
        '[options.tally]\ntype = "bool"\ndefault = true\nhelp = {vi = "In ô 6/14"}\n',
        encoding="utf-8",
    )
    ran = call("template", "show", "mine", cwd=folder)
    assert "Kế thừa      brief/one-page" in ran.text
    assert "--set tally=on  (on | off)  In ô 6/14" in ran.text
    shown = json.loads(call("template", "show", "mine", "--json", cwd=folder).text)
    assert shown["extends"] == "brief/one-page"
    files = {one["name"]: one["from"] for one in shown["files"]}
    assert (files["template.toml"], files["brief.docx"]) == ("own", "built-in")
    assert "brief.title" in shown["fields"]


def test_options_reach_the_page_and_wrong_ones_are_told(folder: Path) -> None:
    home = folder / "templates/brief/mine"
    home.mkdir(parents=True)
    (home / "template.toml").write_text(
        '[template]\nkind = "brief"\n[options."kính_gửi"]\ntype = "text"\ndefault = "Ban"\n'
        '[needs]\nfields = ["meeting.title", "headline"]\n',
        encoding="utf-8",
    )
    (home / "brief.docx").write_bytes(docx("Kính gửi {{ options.kính_gửi }}"))
    meeting = Path(__file__).parents[2] / "seeds/ubnd-song-hau-2024/meeting.yaml"
    words = ("brief", meeting, "-t", "mine", "-o", "ra.docx")
    assert call(*words, "--set", "kính_gửi=Sở", cwd=folder).code == 0
    with zipfile.ZipFile(folder / "ra.docx") as made:
        assert "Kính gửi Sở" in made.read("word/document.xml").decode()
    ran = call(*words, "--set", "kinh_gui=Sở", cwd=folder)
    assert (ran.code, "Có phải “kính_gửi”?" in ran.err) == (2, True)
    (folder / "trong.yaml").write_text("schema_version: briefgen-meeting/1\ntitle: A\n")
    ran = call("brief", "trong.yaml", "-t", "mine", "-o", "x.docx", cwd=folder)
    assert (ran.code, "“headline”" in ran.err, "meeting.title" in ran.err) == (3, True, False)


def test_a_page_shows_every_template_with_its_picture(folder: Path) -> None:
    assert call("template", "list", "--web", cwd=folder).paths == ["output/templates.html"]
    page = (folder / "output/templates.html").read_text(encoding="utf-8")
    assert page.count("<li>") >= 6
    assert page.count("data:image/png;base64,") >= 5
    assert "http" not in page.replace("http-equiv", "")


def test_a_packed_template_is_installed_elsewhere_and_kept(folder: Path) -> None:
    call("template", "new", "brief", "ban-toi", cwd=folder)
    assert call("template", "pack", "ban-toi", "-o", "a.zip", cwd=folder).paths == ["a.zip"]
    call("template", "pack", "ban-toi", "-o", "b.zip", cwd=folder)
    assert (folder / "a.zip").read_bytes() == (folder / "b.zip").read_bytes()
    away = folder / "away"
    away.mkdir()
    ran = call("template", "install", "../a.zip", cwd=away)
    assert (ran.code, ran.paths) == (0, [str(folder / "home/brief/ban-toi")])
    assert "user" in call("template", "list", cwd=away).text
    ran = call("template", "install", "../a.zip", cwd=away)
    assert (ran.code, "[folder-exists]" in ran.err) == (7, True)
    assert call("template", "install", "../a.zip", "--force", cwd=away).code == 0
    assert [path.name for path in (folder / "home/brief").iterdir()] == ["ban-toi"]


def test_a_template_that_extends_is_packed_whole(folder: Path) -> None:
    home = folder / "templates/brief/mine"
    home.mkdir(parents=True)
    (home / "template.toml").write_text('[template]\nextends = "brief/one-page"\n')
    assert call("template", "pack", "mine", cwd=folder).paths == ["mine.zip"]
    with zipfile.ZipFile(folder / "mine.zip") as made:
        assert "mine/brief.docx" in made.namelist()
        assert "extends" not in made.read("mine/template.toml").decode()


def test_what_people_zip_by_hand_is_taken(folder: Path) -> None:
    files = {
        "x/template.toml": MANIFEST,
        "x/brief.docx": GOOD,
        "__MACOSX/x/._a": b"",
        "x/.DS_Store": b"",
    }
    (folder / "x.zip").write_bytes(zipfile_with_folder(files))
    assert call("template", "install", "x.zip", cwd=folder).code == 0
    (folder / "phang.zip").write_bytes(zipped({"template.toml": MANIFEST, "brief.docx": GOOD}))
    assert call("template", "install", "phang.zip", cwd=folder).paths == [
        str(folder / "home/brief/phang")
    ]


def zipfile_with_folder(files: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO(zipped(files))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("x/", b"")
    return made.getvalue()


def link() -> bytes:
    made = io.BytesIO(zipped({"x/template.toml": MANIFEST}))
    with zipfile.ZipFile(made, "a") as archive:
        about = zipfile.ZipInfo("x/brief.docx")
        about.create_system, about.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(about, "/etc/passwd")
    return made.getvalue()


def with_macro() -> bytes:
    made = io.BytesIO(GOOD)
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    return made.getvalue()


BAD = {
    "no-zip": (b"PK nothing", "parcel-broken"),
    "empty": (zipped({}), "parcel-no-manifest"),
    "two": (zipped({"a/template.toml": MANIFEST, "b/template.toml": MANIFEST}), "parcel-several"),
    "up": (zipped({"../x/template.toml": MANIFEST}), "parcel-path"),
    "absolute": (zipped({"/x/template.toml": MANIFEST}), "parcel-path"),
    "drive": (zipped({"C:/x/template.toml": MANIFEST}), "parcel-path"),
    "beside": (zipped({"x/template.toml": MANIFEST, "y/a.md": b"a"}), "parcel-outside"),
    "link": (link(), "parcel-link"),
    "program": (zipped({"x/template.toml": MANIFEST, "x/a.py": b"1"}), "parcel-kind"),
    "false-picture": (
        zipped({"x/template.toml": MANIFEST, "x/brief.docx": GOOD, "x/a.png": b"GIF"}),
        "parcel-kind",
    ),
    "bomb": (
        zipped({"x/template.toml": MANIFEST, "x/a.txt": b"0" * (8 << 20)}),
        "parcel-too-large",
    ),
    "many": (zipped({f"x/{n}.txt": b"" for n in range(101)}), "parcel-too-many"),
    "twice": (
        zipped({"x/template.toml": MANIFEST, "x/A.md": b"", "x/a.md": b""}),
        "parcel-twice",
    ),
    "deep": (zipped({"x/a/b/c/d/template.toml": MANIFEST}), "parcel-path"),
    "macro": (zipped({"x/template.toml": MANIFEST, "x/brief.docx": with_macro()}), "active-"),
    "no-document": (zipped({"x/template.toml": MANIFEST}), "template-no-document"),
    "broken": (
        zipped({"x/template.toml": MANIFEST, "x/brief.docx": docx("{{ brief.titel }}")}),
        "field-unknown-similar",
    ),
    "name": (zipped({"con/template.toml": MANIFEST, "con/brief.docx": GOOD}), "template-name-bad"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_parcel_is_refused_and_nothing_is_left(folder: Path, case: str) -> None:
    content, code = BAD[case]
    (folder / "x.zip").write_bytes(content)
    ran = call("template", "install", "x.zip", cwd=folder)
    assert ran.code in (2, 5)
    assert f"[{code}" in ran.err, ran.err
    assert not (folder / "home").exists()


def test_a_member_that_lies_about_its_size_is_refused(folder: Path) -> None:
    content = zipped({"x/template.toml": MANIFEST, "x/a.txt": b"0" * 5000})
    size, small = (5000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    (folder / "x.zip").write_bytes(content.replace(size, small))
    ran = call("template", "install", "x.zip", cwd=folder)
    assert (ran.code, "parcel-" in ran.err) == (5, True)


def test_a_broken_template_is_not_packed(folder: Path) -> None:
    home = folder / "templates/brief/mine"
    home.mkdir(parents=True)
    (home / "template.toml").write_bytes(MANIFEST)
    (home / "brief.docx").write_bytes(docx("{{ brief.titel }}"))
    ran = call("template", "pack", "mine", cwd=folder)
    assert (ran.code, "“title”" in ran.err, list(folder.glob("*.zip"))) == (5, True, [])
    (folder / "le.docx").write_bytes(GOOD)
    assert "[pack-loose]" in call("template", "pack", "le.docx", cwd=folder).err


def test_fields_and_filters_are_listed(folder: Path) -> None:
    text = call("template", "vars", cwd=folder).text
    assert "bản_tóm_tắt.các_dòng[].tên" in text
    assert "brief.rows[].name" in text
    assert "số, number" in call("template", "vars", "--filters", cwd=folder).text
    rows = json.loads(call("template", "vars", "--json", cwd=folder).text)["fields"]
    assert rows[0]["name_vi"] == "cuộc_họp"
    assert call("template", "vars", "--docx", cwd=folder).paths == ["truong-du-lieu.docx"]
    assert call("template", "vars", "--docx", cwd=folder).paths == ["truong-du-lieu.docx"]
    assert call("template", "vars", "--schema", cwd=folder).code == 2
    assert call("template", "vars", "one-page", "--docx", cwd=folder).code == 2


SHEET = (
    '<doc paper="A5" title="Thử"><font name="w" family="Be Vietnam Pro"/>'
    '<style name="plain" font="w" size="9"/><body>'
    '<text style="plain" role="H1">{text}</text></body></doc>'
)


def test_a_sheet_knows_vietnamese_names_and_options_too(folder: Path) -> None:
    home = folder / "templates/scorecard/to"
    home.mkdir(parents=True)
    (home / "template.toml").write_text(
        '[template]\nkind = "scorecard"\n[options.tieu_de]\ntype = "bool"\ndefault = true\n'
    )
    text = "{{ phiếu_chỉ_tiêu.tiêu_đề if tùy_chọn.tieu_de else phiếu_chỉ_tiêu.các_dòng|độ_dài }}"
    (home / "scorecard.xml").write_text(SHEET.replace("{text}", text), encoding="utf-8")
    words = ("template", "preview", "to", "-o", "p.pdf")
    assert call(*words, cwd=folder).code == 0
    assert "Kết quả thực hiện nhiệm vụ" in page(folder / "p.pdf")
    assert call(*words, "--set", "tieu_de=tắt", cwd=folder).code == 0
    assert page(folder / "p.pdf").strip().isdigit()
    ran = call(*words, "--set", "tieu_dee=tắt", cwd=folder)
    assert (ran.code, "Có phải “tieu_de”?" in ran.err) == (2, True)
    (home / "scorecard.xml").write_text(
        SHEET.replace("{text}", "{{ phiếu_chỉ_tiêu.tiêu_đê }}"), encoding="utf-8"
    )
    ran = call("template", "check", "to", cwd=folder)
    assert (ran.code, "có phải “tiêu_đề”?" in ran.text) == (1, True)


def page(path: Path) -> str:
    import pypdfium2

    return str(pypdfium2.PdfDocument(path.read_bytes())[0].get_textpage().get_text_range())


def test_an_option_of_one_template_does_not_disturb_the_other(folder: Path) -> None:
    call("template", "new", "brief", "ban-toi", cwd=folder)
    manifest = folder / "templates/brief/ban-toi/template.toml"
    own = '[options.in_o]\ntype = "bool"\ndefault = true\n'
    manifest.write_text(manifest.read_text(encoding="utf-8") + own, encoding="utf-8")
    meeting = Path(__file__).parents[2] / "seeds/ubnd-song-hau-2024/meeting.yaml"
    words = ("make", meeting, "--brief", "ban-toi", "-o", "ra")
    assert call(*words, "--set", "in_o=tắt", cwd=folder).code in (0, 1)
    ran = call(*words, "--set", "in_oo=tắt", cwd=folder)
    assert (ran.code, "Có phải “in_o”?" in ran.err) == (2, True)


def test_data_of_ones_own_keep_their_vietnamese_names(folder: Path) -> None:
    (folder / "thu.docx").write_bytes(docx("{{ cuộc_họp.ngày }} {{ meeting.tiêu_đề }}"))
    (folder / "du.yaml").write_text(
        "cuộc_họp:\n  ngày: hôm nay\nmeeting:\n  tiêu_đề: của tôi\n", encoding="utf-8"
    )
    ran = call("fill", "thu.docx", "du.yaml", "-o", "ra.docx", cwd=folder)
    assert ran.code == 0, ran.err
    with zipfile.ZipFile(folder / "ra.docx") as made:
        assert "hôm nay của tôi" in made.read("word/document.xml").decode()
    assert call("template", "check", "thu.docx", "--with", "du.yaml", cwd=folder).text == ""
    (folder / "thieu.yaml").write_text("cuộc_họp:\n  ngay: hôm nay\n", encoding="utf-8")
    ran = call("fill", "thu.docx", "thieu.yaml", "-o", "rb.docx", cwd=folder)
    assert (ran.code, "“ngày”" in ran.err, "có phải “ngay”?" in ran.err) == (5, True, True)


def dressed(folder: Path, brand: str = "#0B5D3B") -> None:
    """Make a template that names a theme of one's own, which extends another."""
    home, themes = folder / "templates/brief/mine", folder / "templates/themes"
    home.mkdir(parents=True, exist_ok=True)
    themes.mkdir(parents=True, exist_ok=True)
    (home / "template.toml").write_text(
        '[template]\nextends = "brief/one-page"\ntheme = "so"\n', encoding="utf-8"
    )
    (themes / "so.toml").write_text(
        'extends = "tinh"\n[agency]\nname = "SỞ BẾN NGỰ"\nlogo = "so.png"\n', encoding="utf-8"
    )
    (themes / "tinh.toml").write_text(f'[colour]\nbrand = "{brand}"\n', encoding="utf-8")
    Image.new("RGB", (30, 20), (1, 100, 3)).save(themes / "so.png")


def test_a_theme_of_ones_own_travels_with_its_template(folder: Path) -> None:
    dressed(folder)
    assert call("template", "pack", "mine", "-o", "m.zip", cwd=folder).code == 0
    with zipfile.ZipFile(folder / "m.zip") as made:
        sent = {name for name in made.namelist() if "/themes/" in name}
    assert sent == {"mine/themes/so.toml", "mine/themes/tinh.toml", "mine/themes/so.png"}
    away = folder / "away"
    away.mkdir()
    assert call("template", "install", "../m.zip", cwd=away).code == 0
    assert sorted(path.name for path in (folder / "home/themes").iterdir()) == [
        *("so.png", "so.toml", "tinh.toml"),
    ]
    meeting = Path(__file__).parents[2] / "seeds/ubnd-song-hau-2024/meeting.yaml"
    assert call("brief", meeting, "-t", "mine", "-o", "ra.docx", cwd=away).code == 0
    with zipfile.ZipFile(away / "ra.docx") as made:
        assert "0B5D3B" in made.read("word/theme/theme1.xml").decode()
    (folder / "home/themes/tinh.toml").write_text('[colour]\nbrand = "#112233"\n')
    ran = call("template", "install", "../m.zip", "--force", cwd=away)
    assert ran.code == 0
    assert "0B5D3B" in (folder / "home/themes/tinh.toml").read_text()


def test_a_theme_on_the_shelf_is_not_replaced_unasked(folder: Path) -> None:
    dressed(folder)
    call("template", "pack", "mine", "-o", "m.zip", cwd=folder)
    (folder / "home/themes").mkdir(parents=True)
    (folder / "home/themes/tinh.toml").write_text('[colour]\nbrand = "#112233"\n')
    away = folder / "away"
    away.mkdir()
    ran = call("template", "install", "../m.zip", cwd=away)
    assert (ran.code, "[parcel-theme-other]" in ran.err) == (7, True)
    assert not (folder / "home/brief").exists()


def test_a_theme_that_cannot_be_read_on_paper_is_not_installed(folder: Path) -> None:
    dressed(folder)
    call("template", "pack", "mine", "-o", "m.zip", cwd=folder)
    with zipfile.ZipFile(folder / "m.zip") as made:
        files = {name: made.read(name) for name in made.namelist()}
    faint = {**files, "mine/themes/tinh.toml": b'[colour]\nmissed = "#F8F8F0"\n'}
    (folder / "x.zip").write_bytes(zipfile_with_folder(faint))
    ran = call("template", "install", "x.zip", cwd=folder)
    assert (ran.code, "colour.missed" in ran.err) == (5, True)
    (folder / "y.zip").write_bytes(zipfile_with_folder({**files, "mine/themes/la.toml": b""}))
    ran = call("template", "install", "y.zip", cwd=folder)
    assert (ran.code, "[parcel-theme-stray]" in ran.err) == (5, True)
