"""What pages of help show."""
