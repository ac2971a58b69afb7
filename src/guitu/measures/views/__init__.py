"""Pages of measures: parse, one call, answer."""
