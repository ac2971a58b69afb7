"""Forms of absences, departures and stays."""
