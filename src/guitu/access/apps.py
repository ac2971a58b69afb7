"""Django application of the module `access`."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Registers the models of `access`, the words of its acts, and who listens to sign-in."""

    name = "guitu.access"
    label = "access"

    def ready(self) -> None:
        """Listen to signing in and out; name the acts."""
        from guitu.access import sign_in_events  # noqa: F401  # connects itself
        from guitu.access.calendar import missing_year_notice
        from guitu.access.terms import ACTS
        from guitu.audit import acts
        from guitu.web import notices

        acts.register(ACTS)
        notices.register(missing_year_notice)
