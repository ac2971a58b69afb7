"""What the first screen, the boards and the account read."""
