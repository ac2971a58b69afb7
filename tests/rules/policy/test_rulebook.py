from datetime import date

import pytest

from guitu import policy
from guitu.kernel.dates import WorkingCalendar
from guitu.kernel.decisions import CitationStatus
from guitu.kernel.errors import NotConfigured

IN_2020 = date(2020, 3, 28)


@pytest.mark.parametrize(
    ("subject", "name", "value", "article"),
    [
        pytest.param("community_detox_term", "years", 3, "Art. 14(2)", id="D1"),
        pytest.param("community_rehab_term", "at_most_years", 3, "Art. 37(1)", id="D2"),
        pytest.param("isolation_term", "years", 2, "Art. 47", id="D3"),
        pytest.param("report_in", "days", 15, "Art. 14(1)", id="D4"),
        pytest.param("agreement", "promptly", True, "Art. 16", id="D5"),
        pytest.param("absence_report", "at_least_days", 3, "Art. 19(3)", id="D6"),
        pytest.param("serious_breach", "at_least_tests", 3, "Art. 20", id="D7-tests"),
        pytest.param("serious_breach", "at_least_departures", 3, "Art. 20", id="D7-departures"),
        pytest.param("serious_breach", "more_than_days", 30, "Art. 20", id="D7-days"),
        pytest.param("change_of_place", "days", 15, "Art. 22", id="D8"),
        pytest.param("release_notice", "days", 7, "Art. 23", id="D9"),
        pytest.param("termination", "measures", ("community_detox",), "Art. 24(1)", id="D10"),
        pytest.param("suspension", "resumes", "release", "Art. 24(2)", id="D11"),
        pytest.param("isolation_to_community", "days", 7, "Art. 31(2)", id="D12"),
        pytest.param("isolation_release_notice", "days", 3, "Art. 34", id="D13"),
        pytest.param(
            "community_rehab_breach", "early_release_excluded", True, "Art. 38(2)", id="D15"
        ),
        pytest.param("dynamic_control_end", "years", 3, "Art. 7(2)", id="D16"),
        pytest.param("appeal_reconsideration", "days", 60, "Art. 9(1)", id="D17-review"),
        pytest.param("appeal_litigation", "months", 6, "Art. 46(1)", id="D17-court"),
    ],
)
def test_every_national_deadline_is_a_row_with_its_article(subject, name, value, article):
    row = policy.rulebook().row(subject, IN_2020)

    assert getattr(row, name) == value
    assert row.cite.article == article
    assert row.cite.status in (CitationStatus.LAW, CitationStatus.REGULATION)


def test_nothing_offers_to_extend_or_shorten_a_community_measure():
    assert not [name for name in policy.rulebook().subjects() if "exten" in name or "early" in name]


def test_only_community_detoxification_has_the_deeming_clause():
    assert policy.rulebook().row("deemed_refusal", IN_2020).measures == ("community_detox",)


@pytest.mark.parametrize(
    ("on", "article"),
    [
        pytest.param(date(2023, 12, 31), "Art. 9(1)", id="last-day-of-the-old-law"),
        pytest.param(date(2024, 1, 1), "Art. 20(1)", id="first-day-of-the-new-law"),
    ],
)
def test_a_day_is_judged_by_the_row_in_force_on_it(on, article):
    assert policy.rulebook().row("appeal_reconsideration", on).cite.article == article


def test_a_day_before_every_row_is_refused_by_name():
    with pytest.raises(NotConfigured, match=r"report_in.*2011-06-25"):
        policy.rulebook().row("report_in", date(2011, 6, 25))


def test_an_unknown_subject_is_refused_by_row_and_none_by_find():
    with pytest.raises(NotConfigured):
        policy.rulebook().row("gps_fence", IN_2020)
    assert policy.rulebook().find("gps_fence", IN_2020) is None


@pytest.mark.parametrize(
    ("region", "subject", "on", "name", "value"),
    [
        pytest.param("33", "report_in", IN_2020, "days", 2, id="zhejiang"),
        pytest.param("330102", "report_in", IN_2020, "days", 2, id="a-district-of-zhejiang"),
        pytest.param(
            "33", "report_in", date(2022, 5, 1), "days", 15, id="zhejiang-after-the-read-text"
        ),
        pytest.param("33", "deemed_refusal", IN_2020, "days", 15, id="shorter-time-deems-nothing"),
        pytest.param("31", "isolation_release_notice", IN_2020, "working_days", 7, id="shanghai"),
        pytest.param("31", "handover_of_papers", IN_2020, "working_days", 3, id="shanghai-papers"),
        pytest.param("50", "transfer_of_materials", IN_2020, "working_days", 3, id="chongqing"),
        pytest.param(
            "50", "release_notice", IN_2020, "serve_working_days", 3, id="chongqing-notice"
        ),
        pytest.param("37", "dependants", IN_2020, "immediately", True, id="shandong"),
        pytest.param("43", "report_in", IN_2020, "days", 15, id="hunan-is-empty"),
        pytest.param("430511", "report_in", IN_2020, "days", 15, id="a-district-of-hunan"),
        pytest.param("44", "report_in", IN_2020, "days", 15, id="no-profile"),
    ],
)
def test_the_profile_of_a_region_replaces_the_national_row(region, subject, on, name, value):
    assert getattr(policy.rulebook(region).row(subject, on), name) == value


def test_a_replaced_row_names_its_region_and_keeps_the_national_provision_national():
    row = policy.rulebook("31").row("isolation_release_notice", IN_2020)

    assert row.cite.region == "31"
    assert row.cite.status is CitationStatus.LOCAL
    assert [cite.region for cite in row.cites[1:]] == ["cn"]
    assert row.id == "isolation_release_notice:2016-04-01:31"


def test_local_regulation_outranks_practice():
    assert policy.rulebook("50").row("expiry_dossier", IN_2020).cite.status is CitationStatus.LOCAL
    assert policy.rulebook().row("expiry_dossier", IN_2020).cite.status is CitationStatus.PRACTICE


def test_the_profile_of_hunan_says_that_its_regulation_was_not_read():
    hunan = next(profile for profile in policy.regions() if profile.code == "43")

    assert "could not be read" in hunan.note.en
    assert not [row for row in policy.rulebook("43").rows() if row.layer == "region"]


def test_a_region_that_is_no_code_is_refused():
    with pytest.raises(NotConfigured, match="hunan"):
        policy.rulebook("hunan")


ADOPTED = {
    "subject": "contact_plan",
    "from": date(2020, 7, 1),
    "values": {
        "helper_contacts_per_month": 4,
        "remote_contacts_per_month": 2,
        "family_contact_months": 1,
        "by_level": {"high": {"helper_contacts_per_month": 6, "remote_contacts_per_month": 3}},
    },
    "reference": "Order 7",
}


def test_what_an_office_adopts_replaces_the_template_from_its_day():
    book = policy.rulebook("43", adopted=[ADOPTED])

    assert book.row("contact_plan", date(2020, 6, 30)).helper_contacts_per_month == 2
    adopted = book.row("contact_plan", date(2020, 7, 1))
    assert adopted.helper_contacts_per_month == 4
    assert adopted.cite.status is CitationStatus.PRACTICE
    assert (adopted.cite.article, adopted.cite.region) == ("Order 7", "43")
    assert adopted.cites[1].status is CitationStatus.REGULATION


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param({"subject": "report_in"}, "practice only", id="law-is-not-adopted"),
        pytest.param({"values": {"family_contact_months": 1}}, "it lacks", id="half-a-row"),
        pytest.param(
            {"values": {**ADOPTED["values"], "visits": 3}},
            "what it counts",
            id="number-without-unit",
        ),
    ],
)
def test_what_an_office_cannot_adopt_is_refused_by_row(change, reason):
    with pytest.raises(NotConfigured, match=reason) as caught:
        policy.rulebook(adopted=[{**ADOPTED, **change}])
    assert "2020-07-01" in str(caught.value)


def test_two_adopted_rows_of_one_day_are_refused():
    with pytest.raises(NotConfigured, match="overlaps"):
        policy.rulebook(adopted=[ADOPTED, {**ADOPTED, "from": date(2021, 1, 1)}])


def test_values_cannot_be_changed():
    row = policy.rulebook().row("test_plan", IN_2020)

    with pytest.raises(TypeError):
        row.values["x"] = 1
    with pytest.raises(TypeError):
        row.intervals_months["community_detox"] = (6,)


def test_a_value_that_the_row_lacks_is_an_attribute_error():
    with pytest.raises(AttributeError, match="hours"):
        _ = policy.rulebook().row("report_in", IN_2020).hours


def test_reading_the_rules_twice_reads_the_files_once():
    assert policy.rulebook("31").layers[0] is policy.rulebook("31").layers[0]
    assert policy.rulebook().row("report_in", IN_2020) is policy.rulebook("43").row(
        "report_in", IN_2020
    )


def test_an_article_and_a_source_are_named_in_both_languages():
    row = policy.rulebook().row("test_requirement", IN_2020)

    assert policy.article_label(row.cite, "zh-hans") == "第十九条第二项"
    assert policy.article_label(row.cite, "en") == "Art. 19(2)"
    assert row.source_title("zh-hans") == "戒毒条例"
    assert row.source_title("en") == "Regulation on Drug Rehabilitation"


CALENDAR = WorkingCalendar(years=[2020], days_off={date(2020, 4, 6)}, make_up_days=set())


@pytest.mark.parametrize(
    ("region", "subject", "name", "expected"),
    [
        pytest.param("cn", "report_in", "", date(2020, 4, 16), id="days"),
        pytest.param("33", "report_in", "far", date(2020, 4, 16), id="named-days"),
        pytest.param("cn", "appeal_litigation", "", date(2020, 10, 1), id="months"),
        pytest.param("cn", "community_detox_term", "", date(2023, 4, 1), id="years"),
        pytest.param("50", "transfer_of_materials", "", date(2020, 4, 7), id="working-days"),
    ],
)
def test_time_is_counted_from_the_day_after(region, subject, name, expected):
    row = policy.rulebook(region).row(subject, date(2020, 4, 1))

    assert policy.last_day(row, date(2020, 4, 1), name=name, calendar=CALENDAR) == expected


def test_time_is_counted_back_in_working_days():
    row = policy.rulebook("31").row("isolation_release_notice", date(2020, 4, 10))

    assert policy.day_before(row, date(2020, 4, 10), calendar=CALENDAR) == date(2020, 3, 31)


def test_working_days_without_their_table_are_refused():
    row = policy.rulebook("31").row("isolation_release_notice", IN_2020)

    with pytest.raises(NotConfigured, match="working days"):
        policy.day_before(row, IN_2020)


def test_a_rule_without_a_time_is_refused():
    with pytest.raises(NotConfigured, match="agreement"):
        policy.last_day(policy.rulebook().row("agreement", IN_2020), IN_2020)
