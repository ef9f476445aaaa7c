"""A page in another language than its record: what has words in it, what stays as it is."""
