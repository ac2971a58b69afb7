"""Rules of tests: cycles and their count, taking a sample, the path to confirmation, the draw."""
