"""Words and links of the pages of this module."""
