"""A meeting in the schema of the corpus, so that its scorer can run; also a script.

usage: corpus_score.py TEXTS_DIR OUT_DIR, then ``score.py OUT_DIR`` of the corpus.
"""

import json
import sys
from pathlib import Path

from briefgen.extract import extract_meeting, read_source
from briefgen.meetingfile.gold import dump_meeting
from briefgen.model import Meeting


def extract(path: Path) -> Meeting:
    """Return the meeting of a text."""
    return extract_meeting(read_source(path.read_bytes(), path.name))


def dump_folder(texts: Path, out: Path) -> int:
    """Write one JSON file a text and return how many there were."""
    out.mkdir(parents=True, exist_ok=True)
    paths = sorted(texts.glob("*.txt"))
    for path in paths:
        dumped = json.dumps(dump_meeting(extract(path)), ensure_ascii=False, indent=1)
        (out / f"{path.stem}.json").write_text(dumped, encoding="utf-8")
    return len(paths)


if __name__ == "__main__":
    dump_folder(Path(sys.argv[1]), Path(sys.argv[2]))
