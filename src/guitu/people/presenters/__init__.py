"""What pages about people say, made of records and terms."""
