"""The pages of the person and of helpers outside: what a limited link shows."""
