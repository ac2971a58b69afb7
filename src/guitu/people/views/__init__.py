"""Pages about people: parse, one call, answer."""
