"""What the pages show: words, tags and links, made from records."""
