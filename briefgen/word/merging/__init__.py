"""Sub-documents: the body of another .docx in the place of a tag, with all it needs."""
