"""Word files into PDF files, by LibreOffice where it is there."""

import tempfile
from pathlib import Path

from briefgen.errors import Place, Problem, RenderError
from briefgen.flows.machine import Machine, start


def office_pdf(content: bytes, name: str, machine: Machine) -> bytes:
    """Return the PDF file of a Word file.

    Args:
        content: the Word file.
        name: for messages.
        machine: where LibreOffice is.

    Raises:
        RenderError: ``office-absent``, ``office-failed``.
    """
    if machine.office is None:
        raise RenderError(Problem("office-absent", Place(name)))
    with tempfile.TemporaryDirectory(prefix="briefgen-") as folder:
        home = Path(folder)
        (home / "file.docx").write_bytes(content)
        ended = start(machine.office, office_arguments(home / "file.docx", home))
        made = home / "file.pdf"
        if not made.is_file():
            facts = {"why": ended.error or ended.out or "…"}
            raise RenderError(Problem("office-failed", Place(name), facts))
        return made.read_bytes()


def office_arguments(file: Path, folder: Path) -> list[str]:
    """Return the arguments that make a PDF file in ``folder``, with a user profile of its own.

    A LibreOffice that is open on the screen would else take the work over and end at once.
    """
    profile = f"-env:UserInstallation={(folder / 'profile').absolute().as_uri()}"
    return [profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)]
