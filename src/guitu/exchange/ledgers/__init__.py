"""Reads the spreadsheets an office already keeps. Pure: no Django, no database.

`ledger.read_ledger` does it all: the file is inspected, read in a child process, its heading row
found, its columns named after `aliases.toml`, and each row turned into values and problems.
`marking.mark` gives the office a copy of its own file with the reasons in a red column.
"""
