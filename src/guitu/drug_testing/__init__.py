"""Tests: the plan of them, what was done, and how the two are counted."""
