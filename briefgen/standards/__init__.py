"""Whether a Word document has the form its rule wants, and what is safe to mend in it.

Trees come in, findings go out: opening the package is the business of the room ``word``.
"""

from briefgen.standards.inspection import Inspection, inspect, mend, words_of
from briefgen.standards.parts import Parts

__all__ = ["Inspection", "Parts", "inspect", "mend", "words_of"]
