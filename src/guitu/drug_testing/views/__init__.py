"""Pages of drug testing."""
