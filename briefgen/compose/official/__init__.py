from briefgen.compose.official.document import compose_official, kinds_of

__all__ = ["compose_official", "kinds_of"]
