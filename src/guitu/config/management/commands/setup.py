"""Prepare the database: roles, tables, policies, audit triggers. Safe to repeat."""

from typing import Any

from django.core.management import BaseCommand

from guitu.config.setup import prepare


class Command(BaseCommand):
    """`guitu setup`."""

    help = "Prepare the database: roles, tables, policies, audit triggers. Safe to repeat."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Create what is missing and bring the rest up to date."""
        prepare(verbosity=options["verbosity"])
