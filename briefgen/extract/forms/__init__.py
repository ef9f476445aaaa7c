"""The forms a report comes in, each read to lines: web page, Word, PDF, Markdown, plain text.

A reader gives lines and says of each what the form itself tells (a heading, a row of a table, a
caption); what it leaves out as no part of the report it hands back with its kind. ``sniffing``
tells the form by the first bytes, ``letters`` reads old encodings and mends garbled text.
"""
