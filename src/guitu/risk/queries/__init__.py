"""Queries of risk rounds."""
