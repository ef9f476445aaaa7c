"""Tables as data: CSV files and workbooks to rows by header; each mistake at its line or cell."""
