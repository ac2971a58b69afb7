"""Reports of leaving, leaving without one, and stays elsewhere with letters and tasks."""

from guitu.absences.models.reports import Absence, AwayContact, Departure, Extension
from guitu.absences.models.stays import HostTask, Letter, Stay

__all__ = ["Absence", "AwayContact", "Departure", "Extension", "HostTask", "Letter", "Stay"]
