"""The one-page brief in Vietnamese and English."""

from briefgen.compose.bilingual.document import compose_bilingual

__all__ = ["compose_bilingual"]
