"""The journeys of the program: files in, engines called, files out whole.

Imported on first use, so that ``--help`` loads none of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.flows.checking import ask, check
    from briefgen.flows.conformity import (
        Conformity,
        Repaired,
        check_format,
        commented,
        copy_name,
        is_word_file,
        of_copy,
        repair_format,
    )
    from briefgen.flows.inputs import Input, read_input, read_stream
    from briefgen.flows.journeys import (
        fill,
        make,
        make_brief,
        notes_on_brief,
        template_file,
        template_input,
    )
    from briefgen.flows.looks import Look
    from briefgen.flows.machine import Machine
    from briefgen.flows.merging import Merged, keep_extraction, merge, merged_text
    from briefgen.flows.naming import slug_of
    from briefgen.flows.outputs import (
        Content,
        Untouched,
        Written,
        is_untouched_page,
        is_untouched_pdf,
        is_untouched_text,
        publish,
    )
    from briefgen.flows.previewing import (
        is_preview_picture,
        name_of,
        page_pictures,
        preview,
        sample_for,
        watched_files,
    )
    from briefgen.flows.printing import (
        Wish,
        check_wish,
        ignored_wishes,
        list_printers,
        print_commands,
        print_file,
        refuse_unprintable,
    )
    from briefgen.flows.reading import (
        is_meeting_file,
        meeting_text,
        open_input,
        read_meeting,
        read_told,
        text_of,
    )
    from briefgen.flows.review import make_review
    from briefgen.flows.scorecards import Paper, bind_scorecards, make_scorecard
    from briefgen.flows.setting import Setting
    from briefgen.flows.templates import (
        Proof,
        annotated,
        check_options,
        names_of,
        open_template,
        prove,
        schema_of,
    )
    from briefgen.flows.terms import read_settings, refuse_unknown_options
    from briefgen.flows.themes import (
        ThemeProof,
        entries_of,
        new_theme,
        preview_theme,
        prove_theme,
    )
    from briefgen.flows.tracing import trace
    from briefgen.flows.watching import changes

__all__ = [
    "Conformity",
    "Content",
    "Input",
    "Look",
    "Machine",
    "Merged",
    "Paper",
    "Proof",
    "Repaired",
    "Setting",
    "ThemeProof",
    "Untouched",
    "Wish",
    "Written",
    "annotated",
    "ask",
    "bind_scorecards",
    "changes",
    "check",
    "check_format",
    "check_options",
    "check_wish",
    "commented",
    "copy_name",
    "entries_of",
    "fill",
    "ignored_wishes",
    "is_meeting_file",
    "is_preview_picture",
    "is_untouched_page",
    "is_untouched_pdf",
    "is_untouched_text",
    "is_word_file",
    "keep_extraction",
    "list_printers",
    "make",
    "make_brief",
    "make_review",
    "make_scorecard",
    "meeting_text",
    "merge",
    "merged_text",
    "name_of",
    "names_of",
    "new_theme",
    "notes_on_brief",
    "of_copy",
    "open_input",
    "open_template",
    "page_pictures",
    "preview",
    "preview_theme",
    "print_commands",
    "print_file",
    "prove",
    "prove_theme",
    "publish",
    "read_input",
    "read_meeting",
    "read_settings",
    "read_stream",
    "read_told",
    "refuse_unknown_options",
    "refuse_unprintable",
    "repair_format",
    "sample_for",
    "schema_of",
    "slug_of",
    "template_file",
    "template_input",
    "text_of",
    "trace",
    "watched_files",
]

_HOMES = {
    "Conformity": "conformity",
    "Content": "outputs",
    "Input": "inputs",
    "Look": "looks",
    "Machine": "machine",
    "Merged": "merging",
    "Paper": "scorecards",
    "Proof": "templates",
    "Repaired": "conformity",
    "Setting": "setting",
    "ThemeProof": "themes",
    "Untouched": "outputs",
    "Wish": "printing",
    "Written": "outputs",
    "annotated": "templates",
    "ask": "checking",
    "bind_scorecards": "scorecards",
    "changes": "watching",
    "check": "checking",
    "check_format": "conformity",
    "check_options": "templates",
    "check_wish": "printing",
    "commented": "conformity",
    "copy_name": "conformity",
    "entries_of": "themes",
    "fill": "journeys",
    "ignored_wishes": "printing",
    "is_meeting_file": "reading",
    "is_preview_picture": "previewing",
    "is_untouched_page": "outputs",
    "is_untouched_pdf": "outputs",
    "is_untouched_text": "outputs",
    "is_word_file": "conformity",
    "keep_extraction": "merging",
    "list_printers": "printing",
    "make": "journeys",
    "make_brief": "journeys",
    "make_review": "review",
    "make_scorecard": "scorecards",
    "meeting_text": "reading",
    "merge": "merging",
    "merged_text": "merging",
    "name_of": "previewing",
    "names_of": "templates",
    "new_theme": "themes",
    "notes_on_brief": "journeys",
    "of_copy": "conformity",
    "open_input": "reading",
    "open_template": "templates",
    "page_pictures": "previewing",
    "preview": "previewing",
    "preview_theme": "themes",
    "print_commands": "printing",
    "print_file": "printing",
    "prove": "templates",
    "prove_theme": "themes",
    "publish": "outputs",
    "read_input": "inputs",
    "read_meeting": "reading",
    "read_settings": "terms",
    "read_stream": "inputs",
    "read_told": "reading",
    "refuse_unknown_options": "terms",
    "refuse_unprintable": "printing",
    "repair_format": "conformity",
    "sample_for": "previewing",
    "schema_of": "templates",
    "slug_of": "naming",
    "template_file": "journeys",
    "template_input": "journeys",
    "text_of": "reading",
    "trace": "tracing",
    "watched_files": "previewing",
}


def __getattr__(name: str) -> object:
    """Return a public name from the module that defines it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
