"""The commands and the timer of the trail."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from guitu.audit import checkpoints
from guitu.audit.tasks import sign_trail

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(settings, tmp_path):
    """A folder of checkpoints of its own; the keys of the databases stay where they are."""
    found = checkpoints.path
    checkpoints.path = lambda _home: tmp_path / "checkpoints.jsonl"
    yield tmp_path
    checkpoints.path = found


def said(*arguments):
    out = StringIO()
    call_command("audit", *arguments, stdout=out)
    return out.getvalue()


def test_the_timer_signs_what_moved_and_the_trail_is_whole(home):
    moved = sign_trail(timestamp=0)

    assert moved > 0
    report = json.loads(said("verify", "--json"))
    assert (report["whole"], report["checkpoints"], report["first"]) == (True, 1, None)
    assert said("verify").startswith("The trail is whole")


def test_a_forged_checkpoint_ends_with_status_one_and_names_the_line(home):
    said("checkpoint")
    file = checkpoints.path(home)
    file.write_text(file.read_text().replace('"heads"', '"head"'))

    with pytest.raises(SystemExit) as ended:
        said("verify")

    assert ended.value.code == 1
