"""Templates are found nearest first, and a bad manifest says what is wrong with it."""

from pathlib import Path

import pytest

from briefgen.catalog.templates import Shelf, built_in_folder, find_template, list_templates
from briefgen.errors import TemplateError

MANIFEST = '[template]\nname = "{name}"\nkind = "brief"\ndocument = "brief.docx"\n'


def make(shelf: Path, name: str, *, manifest: str = MANIFEST, document: bool = True) -> Path:
    folder = shelf / "brief" / name
    folder.mkdir(parents=True)
    (folder / "template.toml").write_text(manifest.format(name=name), encoding="utf-8")
    if document:
        (folder / "brief.docx").write_bytes(name.encode())
    return folder


def shelves(tmp_path: Path) -> tuple[Shelf, Shelf]:
    return Shelf("project", tmp_path / "near"), Shelf("built-in", tmp_path / "far")


def test_the_nearer_shelf_hides_the_further_one(tmp_path: Path) -> None:
    near, far = shelves(tmp_path)
    make(far.folder, "one")
    make(far.folder, "two")
    make(near.folder, "one")
    found = {item.name: item.origin for item in list_templates([near, far])[0]}
    assert found == {"one": "project", "two": "built-in"}
    assert find_template("one", "brief", [near, far]).origin == "project"


def test_a_path_to_a_folder_or_a_document_wins(tmp_path: Path) -> None:
    folder = make(tmp_path / "mine", "own")
    assert find_template(str(folder), "brief", []).read() == b"own"
    assert find_template(str(folder / "brief.docx"), "brief", []).read() == b"own"


def test_a_folder_takes_from_the_one_it_extends_what_it_does_not_hold(tmp_path: Path) -> None:
    near, far = shelves(tmp_path)
    make(far.folder, "base")
    make(
        near.folder,
        "mine",
        manifest='[template]\nkind = "brief"\nextends = "brief/base"\ndocument = "brief.docx"\n',
        document=False,
    )
    assert find_template("mine", "brief", [near, far]).read() == b"base"


@pytest.mark.parametrize(
    ("manifest", "code"),
    [
        ("[template\n", "toml-syntax"),
        ('[template]\nkind = "breif"\n', "manifest-kind"),
        ('[template]\nkind = "brief"\ntheem = "x"\n', "manifest-unknown-key"),
        ('[template]\nkind = "brief"\ndocument = "none.docx"\n', "template-no-document"),
        ('[template]\nkind = "brief"\ndocument = "../../brief.docx"\n', "manifest-document"),
        ('[template]\nkind = "brief"\ndocument = "/etc/hostname"\n', "manifest-document"),
        ('[template]\nkind = "brief"\ndocument = 5\n', "manifest-type"),
        ('[template]\nkind = "brief"\nlanguage = 5\n', "manifest-type"),
        ('[template]\nkind = "brief"\npages = 2\n', "manifest-type"),
        ('[template]\nkind = "brief"\npages = {max = "x"}\n', "manifest-type"),
        ('[template]\nkind = ["brief"]\n', "manifest-kind"),
        ('template = "brief"\n', "manifest-type"),
        ("", "manifest-kind"),
    ],
)
def test_a_bad_manifest_is_told(tmp_path: Path, manifest: str, code: str) -> None:
    folder = make(tmp_path, "bad", manifest=manifest.replace("{", "{{").replace("}", "}}"))
    with pytest.raises(TemplateError) as caught:
        find_template(str(folder), "brief", [])
    assert [problem.code for problem in caught.value.problems] == [code]


def test_one_bad_folder_does_not_hide_the_others(tmp_path: Path) -> None:
    near, far = shelves(tmp_path)
    make(near.folder, "good")
    make(near.folder, "bad", manifest="x = \n")
    found, problems = list_templates([near, far])
    assert [item.name for item in found] == ["good"]
    assert [(problem.code, problem.at.line) for problem in problems] == [("toml-syntax", 1)]


def test_a_template_of_the_other_kind_is_refused_by_name_folder_and_document(
    tmp_path: Path,
) -> None:
    shelf = Shelf("project", tmp_path)
    folder = make(tmp_path, "one")
    for name in ("one", str(folder), str(folder / "brief.docx")):
        with pytest.raises(TemplateError) as caught:
            find_template(name, "scorecard", [shelf])
        assert [problem.code for problem in caught.value.problems] == ["template-other-kind"]
        assert "briefgen brief" in str(caught.value)


def test_what_is_no_template_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "letter.doc").write_bytes(b"x")
    cases = {
        str(tmp_path / "letter.doc"): "template-not-one",
        str(tmp_path): "template-no-manifest",
        str(tmp_path / "none.docx"): "template-file-missing",
        "": "template-unknown",
        "none": "template-unknown",
    }
    for name, code in cases.items():
        with pytest.raises(TemplateError) as caught:
            find_template(name, "brief", [Shelf("project", tmp_path)])
        assert [problem.code for problem in caught.value.problems] == [code], name


def test_an_unknown_name_gets_the_nearest(tmp_path: Path) -> None:
    near, far = shelves(tmp_path)
    make(far.folder, "one-page")
    with pytest.raises(TemplateError, match="one-page"):
        find_template("one-pgae", "brief", [near, far])


def test_the_built_in_shelf_holds_both_kinds() -> None:
    kinds = {item.kind for item in list_templates([Shelf("built-in", built_in_folder())])[0]}
    assert kinds == {"brief", "scorecard"}
