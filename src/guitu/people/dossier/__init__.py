"""The whole file of a person on paper (一人一档): its order, its contents, and one PDF of it."""
