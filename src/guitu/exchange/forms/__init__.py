"""Forms of this module, by noun."""
