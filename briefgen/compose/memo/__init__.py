"""Papers that stay in the house: cover note, submission, memo."""

from briefgen.compose.memo.document import compose_memo

__all__ = ["compose_memo"]
