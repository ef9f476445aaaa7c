"""What a sub-document refers to, copied: pictures, charts and their workbooks, links."""

import posixpath
import re

from briefgen.catalog.writing import attribute
from briefgen.word.additions import Additions
from briefgen.word.archive import relations_member, unpack
from briefgen.word.markup import Element, R
from briefgen.word.merging.names import attributes, used
from briefgen.word.parts import Opened
from briefgen.word.relations import Relation

_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
_ENDING = re.compile(r"[A-Za-z0-9]{1,8}")


class Copies:
    """The copying of one insertion: pictures are shared, everything else is its own.

    Args:
        opened: the sub-document.
        additions: what the run adds.
    """

    def __init__(self, opened: Opened, additions: Additions) -> None:
        self.opened, self.additions = opened, additions
        self._copied: dict[str, str] = {opened.main: additions.main}

    def adopt(self, root: Element, source: str, target: str) -> None:
        """Let the ids of relations in a tree be those of the part it goes to.

        Args:
            root: changed; an id that leads nowhere is taken out.
            source: part of the sub-document it comes from.
            target: part of the document it goes to.
        """
        if not used(root, (R,)):
            return
        known = {one.id: one for one in self.opened.relations.get(source, ())}
        for element in root.iter("*"):
            for name, value in attributes(element):
                if not name.startswith(f"{{{R}}}") or not value:
                    continue
                if value in known:
                    element.set(name, self._relation(known[value], target))
                else:
                    del element.attrib[name]

    def _relation(self, relation: Relation, target: str) -> str:
        if relation.external:
            return self.additions.relate(target, relation.type, relation.target, external=True)
        if not relation.target or relation.target not in self.opened.members:
            return self.additions.relate(target, relation.type, self.additions.main)
        return self.additions.relate(target, relation.type, self.member(relation.target))

    def member(self, name: str) -> str:
        """Return the copy of a member, with all it refers to."""
        if name in self._copied:
            return self._copied[name]
        content = unpack(self.opened.members[name])
        kind = self.opened.types.get(name, "application/octet-stream")
        ending = posixpath.splitext(name)[1].lstrip(".")
        if kind.startswith("image/") and _ENDING.fullmatch(ending):
            self._copied[name] = self.additions.medium(content, ending.lower(), kind)
        else:
            self._copied[name] = self.additions.add(name, content, attribute(kind))
            self._copy_relations(name, self._copied[name])
        return self._copied[name]

    def _copy_relations(self, source: str, copy: str) -> None:
        """Give a copied part its relations under the same ids, which stand in its text."""
        relations = self.opened.relations.get(source, ())
        if relations:
            made = "".join(self._written(one, copy) for one in relations)
            self.additions.put_text(relations_member(copy), _EMPTY.format(made))

    def _written(self, relation: Relation, copy: str) -> str:
        start = f'<Relationship Id="{attribute(relation.id)}" Type="{attribute(relation.type)}"'
        if relation.external:
            return f'{start} Target="{attribute(relation.target)}" TargetMode="External"/>'
        if relation.target not in self.opened.members:
            return ""
        target = posixpath.relpath(self.member(relation.target), posixpath.dirname(copy))
        return f'{start} Target="{attribute(target)}"/>'
