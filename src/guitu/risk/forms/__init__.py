"""Forms of risk rounds."""
