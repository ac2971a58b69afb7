"""Django application of the module `access`."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Registers the models of `access`, the words of its acts, and who listens to sign-in."""

    name = "guitu.access"
    label = "access"

    def ready(self) -> None:
        """Listen to signing in and out; name the acts."""
        from guitu.access import sign_in_events  # noqa: F401  # connects itself
        from guitu.access.terms import ACTS
        from guitu.audit import acts

        acts.register(ACTS)
