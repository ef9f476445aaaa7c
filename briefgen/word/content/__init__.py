"""Values that are more than text: what they are, and how each is written."""
