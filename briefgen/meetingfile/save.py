"""A Meeting to its file: YAML that people read and edit, or JSON."""

from briefgen.errors import messages
from briefgen.meetingfile.json_text import write_json
from briefgen.meetingfile.shape import shape
from briefgen.meetingfile.yaml_text import write_yaml
from briefgen.model import Meeting


def save_meeting(meeting: Meeting, existing: bytes | None = None) -> str:
    """Return the meeting as YAML; ``load_meeting`` reads the identical meeting back.

    Args:
        meeting: what to write. Defaults and what is empty are left out; a value is written short
            where its short form says exactly the same.
        existing: the file as it is now, YAML. Its comments, the order of its keys and the way its
            values are written stay wherever the value stays.

    Raises:
        DataError: ``existing`` cannot be read as a meeting file.
    """
    if existing is not None:
        from briefgen.meetingfile.revise import revise

        return revise(existing, meeting, _fresh)
    return _fresh(meeting)


def dump_meeting_json(meeting: Meeting) -> str:
    """Return the meeting as JSON; ``load_meeting`` reads the identical meeting back."""
    return write_json(shape(meeting)) + "\n"


def _fresh(meeting: Meeting) -> str:
    header = messages()["meeting-file-header"][meeting.language]
    return write_yaml(shape(meeting), header.format(schema=meeting.schema_version))
