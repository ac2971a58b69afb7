"""Forms of the module: the shape of what is typed, never the rules."""
