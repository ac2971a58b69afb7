"""Views of the module, by page."""
