"""``fill --theme``: any Word template takes a theme's colours, font, words; its data come first."""

import io
import zipfile
from pathlib import Path

from docx import Document

from tests.cli.command import call

THEME = '[agency]\nname = "SỞ KHOA HỌC BẾN NGỰ"\n[colour]\nbrand = "#0B5D3B"\n'


def letter(folder: Path) -> None:
    document = Document()
    document.add_paragraph("{{ theme.agency.name }} · {{ tên }}")
    document.save(str(folder / "thu.docx"))
    (folder / "ai.yaml").write_text("tên: Bình\n", encoding="utf-8")
    (folder / "so.toml").write_text(THEME, encoding="utf-8")


def filled(folder: Path, *more: str) -> str:
    ran = call("fill", "thu.docx", "ai.yaml", "-o", "ra.docx", "--force", *more, cwd=folder)
    assert ran.code == 0, ran.err
    return Document(str(folder / "ra.docx")).paragraphs[0].text


def test_a_word_template_sees_the_theme_and_takes_its_colours(tmp_path: Path) -> None:
    letter(tmp_path)
    assert filled(tmp_path, "--theme", "so.toml") == "SỞ KHOA HỌC BẾN NGỰ · Bình"
    with zipfile.ZipFile(io.BytesIO((tmp_path / "ra.docx").read_bytes())) as package:
        assert "0B5D3B" in package.read("word/theme/theme1.xml").decode()


def test_data_called_theme_are_the_users_own(tmp_path: Path) -> None:
    letter(tmp_path)
    own = "tên: Bình\ntheme: {agency: {name: Phòng Nội vụ}}\n"
    (tmp_path / "ai.yaml").write_text(own, encoding="utf-8")
    assert filled(tmp_path, "--theme", "so.toml") == "Phòng Nội vụ · Bình"
    assert filled(tmp_path) == "Phòng Nội vụ · Bình"
