"""Vietnamese read and written in one place: pure functions between text and value.

Words live in ``lexicon/*.toml``, each section with its source, to be edited by someone who need not
program; every module here owns one kind of thing and both of its directions.
"""
