"""What is allowed and what follows, without a database: needs, plans, requests, work. Pure."""
