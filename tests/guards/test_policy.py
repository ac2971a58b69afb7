"""Every rule cites a known source, no two rows share a day, and practice never passes for law."""

import json
import re

import pytest

from guitu import policy
from guitu.duties.terms import USED_BY
from guitu.kernel.decisions import CitationStatus
from guitu.policy import loader

REGIONS = ["cn", *(profile.code for profile in policy.regions())]
ROWS = {row.id + row.layer: row for code in REGIONS for row in policy.rulebook(code).rows()}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def every_row():
    return [pytest.param(row, id=row.id) for row in ROWS.values()]


@pytest.mark.parametrize("row", every_row())
def test_every_row_cites_a_known_source_of_its_own_kind(row):
    for cite in row.cites:
        assert policy.sources()[cite.source].kind.value == cite.status.value
        assert CHINESE.search(policy.article_label(cite, "zh"))


@pytest.mark.parametrize("row", every_row())
def test_every_row_reads_in_both_languages_and_says_what_uses_it(row):
    for text in (row.title, row.summary, row.source.title, row.note or row.title):
        assert CHINESE.search(text.zh)
        assert not CHINESE.search(text.en)
    assert row.used_by


@pytest.mark.parametrize("row", every_row())
def test_the_layer_of_a_row_is_the_binding_force_of_its_source(row):
    expected = {
        "national": {CitationStatus.LAW, CitationStatus.REGULATION},
        "region": {CitationStatus.LOCAL},
        "practice": {CitationStatus.PRACTICE},
    }
    assert row.cite.status in expected[row.layer]


@pytest.mark.parametrize("code", REGIONS)
def test_rows_of_one_subject_and_layer_share_no_day(code):
    for layer in policy.rulebook(code).layers:
        for rows in layer.values():
            loader.check_overlap(rows, code)


@pytest.mark.parametrize("subject", ["test_plan", "contact_plan", "hand_over", "reviews", "expiry"])
def test_what_no_law_sets_is_practice(subject):
    rows = [row for row in ROWS.values() if row.subject == subject]

    assert [row.cite.status for row in rows] == [CitationStatus.PRACTICE]


def test_row_ids_are_unique_in_every_profile():
    for code in REGIONS:
        ids = [row.id for row in policy.rulebook(code).rows()]
        assert len(ids) == len(set(ids))


def test_every_source_is_cited_or_kept_for_offices():
    cited = {cite.source for row in ROWS.values() for cite in row.cites}

    assert set(policy.sources()) - cited == {"office-practice"}


def test_every_row_can_be_printed_as_json():
    for row in ROWS.values():
        assert json.loads(json.dumps(row.as_json()))["because"]


def test_every_module_that_a_row_names_has_a_word_on_the_page_of_rules():
    named = {name.split(".")[0] for row in policy.rulebook().rows() for name in row.used_by}

    assert named - set(USED_BY) == set()
