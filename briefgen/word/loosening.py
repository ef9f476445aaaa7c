"""Templates bound to another way with names that the data lack: nothing, or the tag as typed."""

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from briefgen.catalog.lenient import lenient

if TYPE_CHECKING:
    from briefgen.catalog.keeping import TypedTag
    from briefgen.word.template import CompiledTemplate, Part

Missing = Literal["error", "blank", "keep"]


def loosened(template: "CompiledTemplate", missing: Missing) -> "CompiledTemplate":
    """Return the same template, told what to do with names that the data lack.

    Args:
        template: a compiled template.
        missing: ``blank`` prints nothing for them and whatever docxtpl prints for other values,
            ``keep`` prints the tag, so that a later fill may complete it.
    """
    if missing == "error":
        return template

    def bound(part: "Part") -> "Part":
        if missing == "blank":
            return replace(part, program=lenient(part.program))
        from briefgen.catalog.keeping import keeping

        return replace(part, program=keeping(part.program, lambda line: _typed(part, line)))

    tagged = {name: bound(part) for name, part in template.tagged.items()}
    return replace(template, parts=tuple(map(bound, template.parts)), tagged=tagged)


def _typed(part: "Part", line: int) -> "TypedTag":
    """Return the tag on a line of a part's program."""
    from briefgen.catalog.keeping import TypedTag
    from briefgen.word.lexer import find_tags

    typed = part.place(line).tag or ""
    found = find_tags(typed)[0]
    is_value = found.kind == "value"
    return TypedTag(typed, "{{" + found.prefix, found.body if is_value else None)
