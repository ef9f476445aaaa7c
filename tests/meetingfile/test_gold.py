"""The schema of a corpus of reports that people read."""

from decimal import Decimal

import yaml

from briefgen.meetingfile.gold import dump_meeting, write_gold
from briefgen.model import Source
from tests.meetings import seed_meeting


def test_a_meeting_is_written_in_the_schema_of_the_corpus() -> None:
    meeting = seed_meeting().model_copy(update={"source": Source(file="bao-cao/can-tho.txt")})
    read = yaml.safe_load(write_gold(meeting))
    assert read["id"] == "can-tho"
    assert read["meeting"]["date"] == "2020-11-20"
    assert read["summary_counts"] == {"met": 6, "total": 14}
    assert len(read["directives"]) == len(meeting.directives)
    figures = {item["name"]: item["value"] for item in read["indicators"]}
    retail = next(item for item in meeting.indicators if "bán lẻ" in item.name)
    assert retail.actual is not None
    assert Decimal(str(figures[retail.name])) == retail.actual.quantity.value


def test_what_is_written_is_what_is_scored() -> None:
    meeting = seed_meeting()
    read = yaml.safe_load(write_gold(meeting))
    read.pop("id", None)
    assert read == dump_meeting(meeting)


def test_a_whole_number_is_written_as_people_write_it() -> None:
    assert "value: 146512\n" in write_gold(seed_meeting())
