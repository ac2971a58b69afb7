"""Lists of opinions as spreadsheets: sent out to a department, and read back with care."""
