"""A user's own file brought up to date: comments, order and notation stay where the values stay.

What changes is decided on nouns, the meeting in the file against the new one; only the places of
what changed are written anew.
"""

from collections.abc import Callable, Sequence

from briefgen.errors import DataError
from briefgen.meetingfile.decode import decode
from briefgen.meetingfile.fields import fields_of
from briefgen.meetingfile.load import load_meeting
from briefgen.meetingfile.nodes import LIMITS
from briefgen.meetingfile.shape import ALWAYS, shape, spell
from briefgen.meetingfile.splice import Edits, OverlapError, Yaml, compose, is_block
from briefgen.meetingfile.tree import kind_of
from briefgen.model import Meeting, Noun


def revise(existing: bytes, meeting: Meeting, fresh: Callable[[Meeting], str]) -> str:
    """Return the text of a meeting file so changed that it holds ``meeting``.

    Args:
        existing: the file as it is.
        meeting: what it shall hold.
        fresh: writes the meeting as a new file: used for JSON, which has no comments to keep, and
            where the file is laid out so that the edits would not read back as the meeting.

    Raises:
        DataError: ``existing`` cannot be read as a meeting file.
    """
    old = load_meeting(existing, "")
    text = decode(existing, "", LIMITS)
    if kind_of("", text) == "json":
        return fresh(meeting)
    for deep in (True, False):
        changed = _changed(text, old, meeting, deep)
        if changed is not None:
            return changed.replace("\n", "\r\n") if b"\r\n" in existing else changed
    return fresh(meeting)


def _changed(text: str, old: Meeting, new: Meeting, deep: bool) -> str | None:
    """Return the edited text, ``None`` where it does not read back as the new meeting."""
    edits = Edits(text)
    try:
        _Revision(edits, deep).noun(old, new, compose(text), "")
        changed = edits.result()
        return changed if repr(load_meeting(changed.encode(), "")) == repr(new) else None
    except (OverlapError, DataError):
        return None


class _Revision:
    """Walks two nouns and the nodes of the first, and orders edits where they differ.

    ``deep`` False writes the whole value of a changed key of the file anew.
    """

    def __init__(self, edits: Edits, deep: bool) -> None:
        self._edits = edits
        self._deep = deep

    def noun(self, old: Noun, new: Noun, mapping: Yaml, within: str) -> None:
        """Order the edits of one mapping in block style."""
        present = {key.value: (key, node) for key, node in mapping.value}
        wanted = spell(new, within)
        kept: tuple[Yaml, Yaml] | None = None
        for name in fields_of(type(new)):
            at = present.get(name)
            same = repr(getattr(old, name)) == repr(getattr(new, name))
            if at is None:
                if name in wanted and name != ALWAYS:
                    self._edits.add_entry(kept, mapping, name, wanted[name])
                continue
            if not same and name not in wanted:
                self._edits.remove_entry(mapping, *at)
                continue
            if not same:
                self._value(getattr(old, name), getattr(new, name), at, wanted[name])
            kept = at

    def _value(self, old: object, new: object, at: tuple[Yaml, Yaml], wanted: object) -> None:
        key, node = at
        if self._deep and is_block(node):
            if isinstance(old, Noun) and isinstance(new, Noun):
                return self.noun(old, new, node, key.value)
            if isinstance(old, tuple) and isinstance(new, tuple):
                matched = _match(old, new)
                if matched is not None:
                    return self._items(old, new, matched, at)
        return self._edits.replace_value(key, node, wanted)

    def _items(
        self,
        old: tuple[object, ...],
        new: tuple[object, ...],
        matched: Sequence[int | None],
        at: tuple[Yaml, Yaml],
    ) -> None:
        key, sequence = at
        nodes = sequence.value
        for place, node in enumerate(nodes):
            if place not in matched:
                self._edits.remove_item(node)
        kept: Yaml | None = None
        for item, number in zip(new, matched, strict=True):
            if number is None:
                self._edits.add_item(kept, sequence, _shape(item, key.value))
                continue
            kept = nodes[number]
            if repr(old[number]) != repr(item):
                self._item(old[number], item, sequence, kept, key.value)

    def _item(self, old: object, new: object, sequence: Yaml, node: Yaml, within: str) -> None:
        if isinstance(old, Noun) and isinstance(new, Noun) and is_block(node):
            self.noun(old, new, node, within)
        else:
            self._edits.replace_item(sequence, node, _shape(new, within))


def _shape(item: object, within: str) -> object:
    return shape(item, within) if isinstance(item, Noun) else item


def _match(old: tuple[object, ...], new: tuple[object, ...]) -> list[int | None] | None:
    """Return for every new item the old one it continues, ``None`` for one that is new.

    Items are told apart by id, or by all they say; lists as long as before without ids are matched
    by position. The whole is ``None`` where items changed their order or none stays.
    """
    if len(old) == len(new) and not hasattr(old[0] if old else None, "id"):
        return list(range(len(new)))
    places = {_identity(item): number for number, item in enumerate(old)}
    if len(places) != len(old):
        return None
    matched = [places.get(_identity(item)) for item in new]
    stay = [number for number in matched if number is not None]
    return matched if stay and stay == sorted(set(stay)) else None


def _identity(item: object) -> str:
    return str(getattr(item, "id", None) or repr(item))
