"""Edits in a YAML text, by places of the parser: what no edit touches stays to the letter.

The text must be one that ``load_meeting`` has read: no anchors, no double keys, not deep.
"""

from typing import Any

from briefgen.meetingfile.yaml_text import entry_lines, item_lines

Yaml = Any
"""A node of PyYAML: ``ScalarNode``, ``SequenceNode`` or ``MappingNode``."""


class OverlapError(Exception):
    """Two edits want the same place, or a place has no line of its own."""


def compose(text: str) -> Yaml:
    """Return the top node of a YAML text, all scalars as text, with places in the text."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.compose(text, Loader=loader)


def is_block(node: Yaml) -> bool:
    """Return whether a mapping or list stands in lines of its own, not in braces or brackets."""
    return not isinstance(node.value, str) and not node.flow_style


class Edits:
    """Edits gathered for one text, made together."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._edits: list[tuple[int, int, str]] = []

    def result(self) -> str:
        """Return the text with all edits made; those in one place in the order they came."""
        pieces, at = [], 0
        for start, end, new in sorted(self._edits, key=lambda edit: edit[0]):
            if start < at:
                raise OverlapError
            pieces += [self._text[at:start], new]
            at = end
        return "".join([*pieces, self._text[at:]])

    def replace_value(self, key: Yaml, node: Yaml, value: object) -> None:
        """Write another value behind a key; comments behind the key or the value stay."""
        lines = self._entry(key, value)
        start, end = key.start_mark.index, self._end(node)
        if is_block(node) and lines[0].endswith(f"{key.value}:"):
            start = self._line_end(key.end_mark.index)
            self._put(start, end, "\n" + "\n".join(lines[1:]))
        else:
            self._put(start, end, "\n".join(lines))

    def replace_item(self, sequence: Yaml, node: Yaml, value: object) -> None:
        """Write another item in the place of one."""
        lines = self._item(sequence, value)
        start = self._text.rfind("-", 0, node.start_mark.index)
        self._put(start, self._end(node), "\n".join(lines).lstrip(" "))

    def add_entry(
        self, after: tuple[Yaml, Yaml] | None, mapping: Yaml, key: str, value: object
    ) -> None:
        """Write a new key behind another one, or before all."""
        first = mapping.value[0][0]
        lines = self._indent(entry_lines(key, value), first.start_mark.column)
        if after is None:
            start = first.start_mark.index
            self._put(start, start, "\n".join([*lines, " " * first.start_mark.column]).lstrip(" "))
            return
        at = self._line_end(self._end(after[1]))
        wide = first.start_mark.column == 0 and len(lines) > 1
        self._put(at, at, "\n" * (1 + wide) + "\n".join(lines))

    def add_item(self, after: Yaml | None, sequence: Yaml, value: object) -> None:
        """Write a new item behind another one, or before all."""
        lines = self._item(sequence, value)
        if after is None:
            start = sequence.start_mark.index
            self._put(
                start, start, "\n".join([*lines, " " * sequence.start_mark.column]).lstrip(" ")
            )
        else:
            at = self._line_end(self._end(after))
            self._put(at, at, "\n" + "\n".join(lines))

    def remove_entry(self, mapping: Yaml, key: Yaml, node: Yaml) -> None:
        """Take a key away with its lines."""
        start = self._line_start(key.start_mark.index)
        if self._text[start : key.start_mark.index].strip():  # it stands behind a dash
            following = [
                other for other, _ in mapping.value if other.start_mark.index > key.start_mark.index
            ]
            if not following:
                raise OverlapError
            self._put(key.start_mark.index, following[0].start_mark.index, "")
        else:
            self._put(start, self._line_end(self._end(node)) + 1, "")

    def remove_item(self, node: Yaml) -> None:
        """Take an item away with its lines."""
        start = self._line_start(node.start_mark.index)
        self._put(start, self._line_end(self._end(node)) + 1, "")

    def _put(self, start: int, end: int, new: str) -> None:
        self._edits.append((start, end, new))

    def _entry(self, key: Yaml, value: object) -> list[str]:
        lines = self._indent(entry_lines(key.value, value), key.start_mark.column)
        return [lines[0].lstrip(" "), *lines[1:]]

    def _item(self, sequence: Yaml, value: object) -> list[str]:
        return self._indent(item_lines(value), sequence.start_mark.column)

    def _indent(self, lines: list[str], column: int) -> list[str]:
        return [" " * column + line if line else "" for line in lines]

    def _end(self, node: Yaml) -> int:
        """Return where a node ends: behind its last letter, before comments and blank lines."""
        if is_block(node) and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        start: int = node.start_mark.index
        end: int = node.end_mark.index
        if getattr(node, "style", None) in ("|", ">"):
            end = len(self._text[:end].rstrip())
        return max(start, end)

    def _line_start(self, at: int) -> int:
        return self._text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        end = self._text.find("\n", at)
        return len(self._text) if end < 0 else end
