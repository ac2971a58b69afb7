"""Measures speed with an invented population: ratios in one run, never a promise in seconds."""
