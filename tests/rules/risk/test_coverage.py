"""A round adds up, or there is no certificate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.risk.rules.coverage import DoesNotAddUp, coverage
from guitu.risk.terms import NotAssessed

FILES = st.lists(st.integers(), unique=True, max_size=40)
WHY = st.sampled_from(NotAssessed)


@given(files=FILES, reasons=st.data())
def test_assessed_and_not_assessed_make_all_files(files, reasons):
    left_out = {key: reasons.draw(WHY) for key in files if reasons.draw(st.booleans())}
    assessed = [key for key in files if key not in left_out]

    found = coverage(files, assessed, left_out)

    assert found.assessed + sum(found.left_out.values()) == found.files == len(files)
    assert found.not_assessed == len(left_out)
    assert 0 not in found.left_out.values()


@given(files=st.lists(st.integers(), unique=True, min_size=1, max_size=20), at=st.data())
def test_one_file_forgotten_twice_or_strange_is_refused(files, at):
    one = at.draw(st.sampled_from(files))
    rest = [key for key in files if key != one]
    why = at.draw(WHY)

    for assessed, left_out in ((rest, {}), (files, {one: why}), ([*files, one], {})):
        with pytest.raises(DoesNotAddUp):
            coverage(files, assessed, left_out)
    with pytest.raises(DoesNotAddUp):
        coverage(rest, files, {})


def test_the_refusal_says_how_many():
    with pytest.raises(DoesNotAddUp) as refused:
        coverage([1, 2, 3], [1, 9], {1: NotAssessed.MOVED})

    assert refused.value.params == {"nowhere": 2, "twice": 1, "beyond": 1}
