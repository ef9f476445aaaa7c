from briefgen.compose.official.document import compose_official, kinds_of
from briefgen.compose.official.sections import TasksAs

__all__ = ["TasksAs", "compose_official", "kinds_of"]
