"""Words of the pages of this module, by noun."""
