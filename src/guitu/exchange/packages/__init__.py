"""Files that change their place between installations: signed, encrypted packages and receipts."""
