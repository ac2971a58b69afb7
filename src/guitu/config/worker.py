"""The worker process: background work and timers, on the same PostgreSQL."""

import os

import django
from django.core.management import call_command

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guitu.config.settings")
    django.setup()
    call_command("procrastinate", "worker", "--concurrency", "2")
