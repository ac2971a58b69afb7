"""Visits, calls and reviews: what is done with a person under a measure."""
