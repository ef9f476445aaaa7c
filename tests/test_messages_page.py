"""The page of messages says what the program says."""

from pathlib import Path

from tools.write_messages_page import page


def test_the_page_is_made_from_the_messages() -> None:
    """Renew it with ``python -m tools.write_messages_page``."""
    written = Path(__file__).parents[1] / "docs" / "messages.md"
    assert written.read_text(encoding="utf-8") == page()
