"""Where a data path stands in the file."""

import pytest

from briefgen.meetingfile import dump_meeting_json, load_meeting, positions_of

YAML = b"""\
title: T
indicators:
  - id: a
    name: A
    actual: "5 ha"
  - id: b
    name: B
    actual:
      quantity: "6 ha"
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("title", (1, 1)),
        ("indicators[0]", (3, 5)),
        ("indicators[0].actual", (5, 5)),
        ("indicators[0].actual.quantity.unit", (5, 5)),
        ("indicators[1].actual.quantity.unit", (9, 7)),
        ("indicators[1].targets", (6, 5)),
        ("indicators[7]", (2, 1)),
        ("message", None),
    ],
)
def test_a_path_stands_at_its_key_or_where_it_would_be_added(
    path: str, place: tuple[int, int] | None
) -> None:
    assert positions_of(YAML, "a.yaml", [path]).get(path) == place


def test_json_has_lines_too() -> None:
    text = dump_meeting_json(load_meeting(YAML, "a.yaml")).encode()
    ((line, _),) = positions_of(text, "a.json", ["indicators[1].name"]).values()
    assert text.decode().splitlines()[line - 1].count('"name": "B"') == 1


@pytest.mark.parametrize(("content", "name"), [(b"a: [", "a.yaml"), (b"title = 1", "a.toml")])
def test_a_file_that_cannot_be_read_has_no_places(content: bytes, name: str) -> None:
    assert positions_of(content, name, ["title"]) == {}
