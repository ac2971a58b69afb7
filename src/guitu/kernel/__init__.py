"""Words that every module speaks: days, decisions, citations, terms, transitions, errors."""
