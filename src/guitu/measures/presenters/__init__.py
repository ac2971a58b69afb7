"""Between records and templates: what pages say, in the reader's language."""
