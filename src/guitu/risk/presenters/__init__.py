"""Presenters of risk rounds."""
