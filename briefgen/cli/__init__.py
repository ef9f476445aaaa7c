"""The door: options in, one journey called, paths out."""

from briefgen.cli.door import main

__all__ = ["main"]
