"""Leaving the place of execution, and living elsewhere under two offices."""
