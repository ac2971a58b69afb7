"""Pages without an account, and what colleagues see of them."""
