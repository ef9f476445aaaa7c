"""Calls that make no sense: one line, the fact, the remedy, code 2, in the user's language."""

from pathlib import Path

import pytest

from briefgen.cli.usage import in_our_words, with_options_first
from briefgen.cli.world import system_language
from tests.cli.command import call

CALLS = [
    (("brief",), "usage-missing", "MEETING"),
    (("fill", "a", "b"), "usage-missing", "--output"),
    (("brief", "a", "b"), "usage-extra", "“b”"),
    (("brif", "a"), "usage-command-near", "“brief”"),
    (("xyz",), "usage-command", "“xyz”"),
    (("",), "usage-command", "“”"),
    (("template", "lst"), "usage-command-near", "“list”"),
    (("brief", "a", "--forse"), "usage-option-near", "“--force”"),
    (("make", "-dash.txt"), "usage-option", "./-"),
    (("brief", "a", "-o"), "usage-option-value", "“-o”"),
    (("brief", "a", "--doc-lang", "fr"), "usage-value", "vi, en"),
    (("check", "a", "--fail-on", "x"), "usage-value", "error, warning, info"),
    (("--lang", "fr", "doctor"), "usage-value", "“fr”"),
    (("--lang", "vi"), "usage-no-command", "briefgen make"),
    (("-C", "none", "doctor"), "usage-folder", "“none”"),
    (("make", "a", "-o", "-"), "make-to-stream", "“-”"),
]


@pytest.mark.parametrize(("words", "code", "fact"), CALLS, ids=[" ".join(c[0]) for c in CALLS])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_call_that_makes_no_sense(
    tmp_path: Path, words: tuple[str, ...], code: str, fact: str, lang: str
) -> None:
    ran = call(*words, cwd=tmp_path, lang=lang)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err.count("\n") == 1
    assert f"[{code}]" in ran.err
    assert fact in ran.err


def test_a_command_alone_shows_how_to_call_it(tmp_path: Path) -> None:
    ran = call("template", cwd=tmp_path)
    assert ran.code == 2
    assert "list" in ran.err


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (["make", "x", "--lang", "vi"], ["--lang", "vi", "make", "x"]),
        (["make", "-q", "x", "--lang=en"], ["-q", "--lang=en", "make", "x"]),
        (["make", "x", "-C", "d", "-o", "y"], ["-C", "d", "make", "x", "-o", "y"]),
        (["make", "--", "-q"], ["make", "--", "-q"]),
        (["make", "x", "-C"], ["make", "x", "-C"]),
    ],
)
def test_shared_options_may_stand_anywhere(given: list[str], meant: list[str]) -> None:
    assert with_options_first(given) == meant


@pytest.mark.parametrize(
    ("arguments", "environ", "language"),
    [
        (["make", "x", "--lang", "vi"], {}, "vi"),
        (["--lang", "vi", "--lang", "en"], {}, "en"),
        (["make", "--", "--lang", "vi"], {"LANG": "C"}, "en"),
        ([], {"LANG": "vi_VN.UTF-8"}, "vi"),
        ([], {"LANG": "vi_VN.UTF-8", "LC_ALL": "C"}, "en"),
        ([], {"LANG": "C", "BRIEFGEN_LANG": "vi"}, "vi"),
        (["--lang", "fr"], {"LANG": "vi_VN"}, "vi"),
    ],
)
def test_the_language_of_messages(
    arguments: list[str], environ: dict[str, str], language: str
) -> None:
    assert system_language(environ, arguments) == language


def test_help_keeps_no_word_of_the_library() -> None:
    text = (
        "Usage: x [OPTIONS] COMMAND [ARGS]...\n\nOptions:\n  -o <str>  A  [default: b]  [required]"
    )
    assert in_our_words(text, "vi").splitlines() == [
        "Cách gọi: x [TÙY CHỌN] LỆNH [THAM SỐ]...",
        "",
        "Tùy chọn:",
        "  -o        A  [mặc định: b]  [bắt buộc]",
    ]
