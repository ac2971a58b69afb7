"""Forms of a person's file: shape only; what is right, actions decide."""
