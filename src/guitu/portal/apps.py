"""Django application of the module `portal`."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Adds links and what people sent to people's pages."""

    name = "guitu.portal"
    label = "portal"

    def ready(self) -> None:
        """Register them once."""
        from guitu.portal import person_page

        person_page.register()
