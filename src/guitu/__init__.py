"""Guitu: community drug rehabilitation and drug prevention work of a sub-district office."""
