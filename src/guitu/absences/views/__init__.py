"""Pages of absences, departures and stays."""
