"""One run: build the town, fill it, measure, grow tenfold, measure again."""

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import psycopg
from django.conf import settings
from django.core.management import call_command

from guitu.access.actors import SYSTEM_ACTOR
from guitu.database.context import as_system
from guitu.database.location import ADMIN
from guitu.demo.bench import population, town
from guitu.demo.bench.planning import measures_per_second
from guitu.demo.bench.reads import Reading, read_all
from guitu.demo.bench.rounds import round_speed
from guitu.people.queries import visible_to
from guitu.web import build, clock

Progress = Callable[[str], object]


@dataclass(frozen=True)
class Wanted:
    """How large a population, how long a ledger, and whether to measure at ten times."""

    people: int
    rows: int
    grows: bool


def measure(wanted: Wanted, *, progress: Progress) -> dict[str, Any]:
    """Return the report that `guitu bench --json` prints."""
    from guitu.demo.bench.importing import import_speed

    call_command("setup", verbosity=0)
    build.build()
    call_command("collectstatic", interactive=False, verbosity=0)
    clock.stand_on(population.TODAY)
    place = town.build()
    with _admin() as admin:
        progress(f"Generating {wanted.people} people …")
        _fill(admin, place, first=0, count=wanted.people)
        progress("Reading …")
        small = _read(admin, place)
        progress(f"Reading in a ledger of {wanted.rows} rows …")
        read_in = import_speed(place, rows=wanted.rows, location=settings.LOCATION)
        progress("Opening a risk round …")
        opened = round_speed(place, copy_rows_per_s=read_in["copy_rows_per_s"])
        large: list[Reading] = []
        if wanted.grows:
            progress(f"Growing to {wanted.people * 10} people …")
            _fill(admin, place, first=wanted.people, count=wanted.people * 9)
            progress("Reading again …")
            large = _read(admin, place)
    return {
        "people": wanted.people,
        "machine": _machine(),
        "reads": _compared(small, large),
        "import": read_in,
        "round": opened,
        "planning": {"measures_per_s": round(measures_per_second())},
    }


def _machine() -> str:
    python = f"Python {platform.python_version()}"
    return f"{platform.machine()}, {os.cpu_count()} cores, {python}"


def _compared(small: list[Reading], large: list[Reading]) -> list[dict[str, Any]]:
    """Return the larger readings with their growth, or the smaller ones where there is no other."""
    if not large:
        return [reading.as_json(None) for reading in small]
    return [
        then.as_json(then.database_ms / now.database_ms)
        for now, then in zip(small, large, strict=True)
    ]


def _fill(admin: psycopg.Connection, place: town.Town, *, first: int, count: int) -> None:
    communities = [org.seq for org in place.communities]
    population.fill(admin, first=first, count=count, communities=communities, place=place.street.pk)


def _read(admin: psycopg.Connection, place: town.Town) -> list[Reading]:
    community = place.communities[0]
    scopes = {
        "community": (community.seq, community.seq_end),
        "street": (place.street.seq, place.street.seq_end),
        "district": (place.district.seq, place.district.seq_end),
    }
    with as_system(on=population.TODAY):
        person = visible_to(SYSTEM_ACTOR).filter(org_seq=community.seq).order_by("pk")[0]
    admin.autocommit = True
    try:
        return read_all(admin, place.users, scopes, person)
    finally:
        admin.autocommit = False


def _admin() -> psycopg.Connection:
    return psycopg.connect(**settings.LOCATION.parameters(ADMIN))
