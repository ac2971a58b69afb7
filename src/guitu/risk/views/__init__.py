"""Views of risk rounds."""
