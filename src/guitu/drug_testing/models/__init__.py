"""Tables of drug testing."""

from guitu.drug_testing.models.calling import CallUp, Draw
from guitu.drug_testing.models.testing import DrugTest, Finding, MaintenanceTreatment, PathEntry

__all__ = ["CallUp", "Draw", "DrugTest", "Finding", "MaintenanceTreatment", "PathEntry"]
