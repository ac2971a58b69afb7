"""Names of organisations in the reader's language."""

from django.utils.translation import get_language

from guitu.orgs.models import Org


def place_name(org: Org | None) -> str:
    """Return the name of an organisation; its English one where the reader reads English."""
    if org is None:
        return ""
    english = (get_language() or "").startswith("en")
    return org.name_en or org.name if english else org.name
