"""Pages of other systems, of ledgers, and of lists taken out."""
