"""Pages of contacts, booked contacts and reviews."""
