"""How long an office of two thousand files takes to open a risk round, and what its pages cost."""

import time
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guitu.access.queries import actor_for
from guitu.database.context import acting_for
from guitu.demo.bench.population import TODAY
from guitu.demo.bench.town import Town
from guitu.duties.models import Duty
from guitu.risk import actions
from guitu.risk.models import Assessment, Exclusion, Opinion
from guitu.risk.terms import Department

BEGIN = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
ROWS = (Assessment, Exclusion, Opinion, Duty)


def round_speed(place: Town, *, copy_rows_per_s: float) -> dict[str, Any]:
    """Open a round of the street, ask its pages, and leave nothing behind.

    `rows` are those that opening wrote; `ratio` is their speed by that of COPY of the same run.
    """
    user = place.users["street"]
    asked = [actions.Asked(each, to_name="bench") for each in Department]
    new = actions.NewRound("bench", TODAY, asked=tuple(asked))
    with transaction.atomic(), acting_for(user.pk, on=TODAY):
        actor = actor_for(user, on=TODAY)
        before = sum(model.objects.count() for model in ROWS)
        began = time.perf_counter()
        opened = actions.open_round(place.street, new, actor=actor, on=TODAY)
        took = time.perf_counter() - began
        rows = sum(model.objects.count() for model in ROWS) - before
    pages = {
        "round": reverse("risk-round", args=[opened.round.pk]),
        "assessment": reverse(
            "risk-assessment", args=[_one_of(user, opened.round.pk)]
        ),
    }  # fmt: skip
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    return {
        "files": sum(opened.left_out.values()),
        "assessed": opened.assessed,
        "opens_s": round(took, 2),
        "rows": rows,
        "ratio": round(rows / took / copy_rows_per_s, 3),
        "pages": {name: _page(client, url) for name, url in pages.items()},
    }


def _one_of(user: Any, round_id: Any) -> Any:
    with acting_for(user.pk, on=TODAY):
        return Assessment.objects.filter(round=round_id).order_by("pk")[0].pk


def _page(client: Client, url: str) -> dict[str, Any]:
    """Return statements and milliseconds of a page that was opened once before."""
    client.get(url)
    began = time.perf_counter()
    with CaptureQueriesContext(connection) as found:
        client.get(url)
    asked = [one["sql"] for one in found.captured_queries if not one["sql"].startswith(BEGIN)]
    return {"ms": round((time.perf_counter() - began) * 1000), "queries": len(asked)}
