"""What is loaded at the start is not walked through again while somebody waits."""

import gc

from guitu.web.memory import settle


def test_a_full_collection_after_settling_looks_at_what_came_since_only():
    try:
        settle()
        since = [object.__new__(type("Made", (), {})) for _number in range(10)]

        assert gc.get_freeze_count() > 100_000
        assert len(gc.get_objects()) < gc.get_freeze_count() // 10
        assert len(since) == 10
    finally:
        gc.unfreeze()
