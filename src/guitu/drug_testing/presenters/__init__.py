"""Words and shapes of the pages of drug testing."""
