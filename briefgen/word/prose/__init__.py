"""HTML and Markdown of values as paragraphs, lists and tables in the styles of the template."""
