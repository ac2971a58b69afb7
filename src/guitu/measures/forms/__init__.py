"""Forms of measures: shape only; what is right is decided by rules and actions."""
