"""Every problem of this room has its sentence, and every sentence is used."""

import re
from pathlib import Path

from briefgen import meetingfile
from briefgen.errors import messages

SOURCES = "\n".join(
    path.read_text(encoding="utf-8") for path in Path(meetingfile.__file__).parent.glob("*.py")
)
FOREIGN = re.compile(r"(?:number|quantity|date|period|machine)-")
NOTED = re.compile(r"""(?:Problem|_refuse|_broken|problem|stop)\(\s*["']([a-z]+(?:-[a-z]+)+)["']""")


def own_codes() -> set[str]:
    explained = re.findall(r'", "(yaml-[a-z-]+|second-document)"\)', SOURCES)
    unknown = {
        f"unknown-{noun}{end}"
        for noun in ("indicator", "person", "sentence")
        for end in ("", "-near")
    }
    return {*NOTED.findall(SOURCES), *explained, *unknown, "top-is-list", "top-is-text"}


def test_every_code_has_a_sentence() -> None:
    assert own_codes() - set(messages()) == set()


def test_every_sentence_for_files_as_such_is_used() -> None:
    own = {code for code in messages() if code.startswith(("yaml-", "json-", "data-", "top-"))}
    assert {code for code in own if f'"{code}"' not in SOURCES} <= {"top-is-list", "top-is-text"}
