"""Forms of contacts, booked contacts and reviews."""
