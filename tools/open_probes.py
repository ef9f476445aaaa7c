"""Convert every probe of the Word engine with LibreOffice and tell which documents do not open.

    python tools/open_probes.py [--work DIR]

Each document goes to PDF, many in one run of ``soffice``; one that brings no PDF is named, and the
tool ends with 1.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.word.probes.catalogue import THEMES

AT_ONCE = 60


def main() -> int:
    """Return 0 if every document opens."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--work", type=Path, help="folder that keeps documents and PDFs")
    work = options.parse_args().work or Path(tempfile.mkdtemp())
    work.mkdir(parents=True, exist_ok=True)
    probes = {
        f"{theme}-{number:03}": probe
        for theme, held in THEMES.items()
        for number, probe in enumerate(held)
        if probe.check is not None
    }
    for name, probe in probes.items():
        (work / f"{name}.docx").write_bytes(probe.made())
    names = list(probes)
    for start in range(0, len(names), AT_ONCE):
        converted(names[start : start + AT_ONCE], work)
    closed = [name for name in names if not (work / f"{name}.pdf").exists()]
    for name in closed:
        print(f"{name} does not open: {probes[name].name}")
    print(f"{len(names) - len(closed)} of {len(names)} documents open")
    return 1 if closed else 0


def converted(names: list[str], work: Path) -> None:
    """Convert documents of a folder to PDF."""
    profile = (work / "profile").resolve().as_uri()
    options = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    files = [str(work / f"{name}.docx") for name in names]
    subprocess.run(
        ["soffice", *options, "--outdir", str(work), *files], capture_output=True, timeout=900
    )


if __name__ == "__main__":
    sys.exit(main())
