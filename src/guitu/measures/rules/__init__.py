"""Rules of measures: states, deadlines, terms, legal basis, agreements. Pure."""
