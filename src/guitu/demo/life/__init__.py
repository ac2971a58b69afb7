"""A whole three-year life under a measure: from report-in on a leap day to the sealed file.

Played by the same acts that people use, each on its day and by the post whose work it is. The
demonstration shows it closed; tests play it step by step and look in at every door.
"""
