"""Words of the duty engine."""

from guitu.kernel.terms import Term, gettext_noop


class Party(Term):
    """Who of the four owns a duty: 政府统揽、部门履责、社区担当、群众参与."""

    GOVERNMENT = "government", gettext_noop("Government")
    DEPARTMENT = "department", gettext_noop("Department")
    COMMUNITY = "community", gettext_noop("Community")
    RESIDENTS = "residents", gettext_noop("Residents")


class SnoozeReason(Term):
    """Why a duty is put off for some days."""

    AGREED_LATER = "agreed_later", gettext_noop("A later day was agreed with the person")
    PERSON_AWAY = "person_away", gettext_noop("The person is away and told us")
    PAPER_PENDING = "paper_pending", gettext_noop("A paper of another office has not come yet")
    COLLEAGUE_AWAY = "colleague_away", gettext_noop("A colleague who is needed is away")
    OTHER = "other", gettext_noop("Another reason, said below")


# What the values of practice rows are called on the page where an office sets them.
VALUES = {
    "days": gettext_noop("Days"),
    "most_days": gettext_noop("At most days"),
    "most_times": gettext_noop("At most times"),
    "most_persons": gettext_noop("People at most"),
    "agreed_later": SnoozeReason.AGREED_LATER.label,
    "person_away": SnoozeReason.PERSON_AWAY.label,
    "paper_pending": SnoozeReason.PAPER_PENDING.label,
    "colleague_away": SnoozeReason.COLLEAGUE_AWAY.label,
    "other": SnoozeReason.OTHER.label,
    "working_days": gettext_noop("Working days"),
    "counted_from": gettext_noop("Counted from"),
    "counted_back_from": gettext_noop("Counted back from"),
    "to": gettext_noop("Goes to"),
    "suspended_days_count": gettext_noop("Suspended days count"),
    "helper_contacts_per_month": gettext_noop("Visits by helpers a month"),
    "remote_contacts_per_month": gettext_noop("Calls a month with a person elsewhere"),
    "family_contact_months": gettext_noop("Months between contacts with the family"),
    "plan_before_days": gettext_noop("Days before release: the plan stands"),
    "ready_before_days": gettext_noop("Days before release: all is arranged"),
    "contact_after_days": gettext_noop("Days after release: in touch again"),
    "answer_within_days": gettext_noop("Days to answer a file from another office"),
    "acknowledge_within_days": gettext_noop("Days to acknowledge a report of leaving"),
    "contact_every_days": gettext_noop("Days away between contacts"),
    "not_reached_days": gettext_noop("Days without a contact until somebody counts as not reached"),
    "return_check_within_days": gettext_noop("Days after the return: it is checked"),
    "unreached_times": gettext_noop("Days of trying in vain until somebody looks at it"),
    "counted_within_days": gettext_noop("Days within which they are counted"),
    "exhortation_first": gettext_noop("An exhortation comes before an admonition"),
    "admonition_first": gettext_noop("An admonition comes before a certificate to the police"),
    "hear_within_days": gettext_noop("Days to tell and hear the person"),
    "judge_within_days": gettext_noop("Days to judge the reason"),
    "help_within_days": gettext_noop("Days to talk and help"),
    "help_from_days": gettext_noop("Days away in all from which help is due"),
    "letter_within_days": gettext_noop("Days to send the commission letter"),
    "host_answer_within_days": gettext_noop("Days for the host office to answer"),
    "look_within_days": gettext_noop("Days to look at what came in"),
    "note_within_days": gettext_noop("Days to answer what the person sent"),
    "notify_before_days": gettext_noop("Days before: the person is reminded"),
    "summary_months": gettext_noop("Months between summaries"),
    "evaluation_months": gettext_noop("Months between evaluations"),
    "remind_before_days": gettext_noop("Days before the end: ask again"),
    "opens_before_days": gettext_noop("Days before: work can begin"),
    "plan_within_days": gettext_noop("Days from the agreement to the plan of help"),
    "review_months": gettext_noop("Months between looks at the plan"),
    "reply_within_days": gettext_noop("Days to answer a request for help"),
    "follow_within_days": gettext_noop("Days to take up an answer"),
    "after_days": gettext_noop("Days after work began"),
    "within_days": gettext_noop("Days in which to ask"),
    "first_before_days": gettext_noop("Days before the end: first reminder"),
    "second_before_days": gettext_noop("Days before the end: second reminder"),
    "items": gettext_noop("What a file holds"),
    "intervals_months": gettext_noop("Months between tests, year by year"),
    "contest_days": gettext_noop("Days to ask for a laboratory test"),
    "decision_days": gettext_noop("Days for the police to decide"),
    "sending_days": gettext_noop("Days to send the sample"),
    "retest_days": gettext_noop("Days to ask for a re-test"),
    "sample_kept_months": gettext_noop("Months that A and B samples are kept"),
    "is_used": gettext_noop("Used here"),
    "share_percent": gettext_noop("Share of a community that is drawn, in percent"),
    "minimum_gap_days": gettext_noop("Days after a test in which nobody is drawn"),
    "notice_days": gettext_noop("Days between the draw and the test"),
    "by_level": gettext_noop("Where a level holds"),
    "high": gettext_noop("High"),
    "medium": gettext_noop("Medium"),
    "low": gettext_noop("Low"),
    "in_months": gettext_noop("Months of the year in which a round is opened"),
    "evidence_before_days": gettext_noop("Days before the round from which a contact counts"),
    "opinions_within_days": gettext_noop("Days for departments to answer"),
    "close_within_days": gettext_noop("Days until all is decided"),
    "valid_months": gettext_noop("Months that a level holds"),
    "tell_within_days": gettext_noop("Days to tell the person"),
    "object_within_days": gettext_noop("Days in which the person may object"),
    "objection_answer_within_days": gettext_noop("Days to answer an objection"),
    "second_look_percent": gettext_noop("High above this share: a second look, in percent"),
    "suppressed_below_persons": gettext_noop("Groups of fewer people are not shown"),
    "community_detox": gettext_noop("Community detoxification"),
    "community_rehab_3_years": gettext_noop("Community rehabilitation of three years"),
    "community_rehab_2_years": gettext_noop("Community rehabilitation of two years"),
    "community_rehab_1_year": gettext_noop("Community rehabilitation of one year"),
}
LAYERS = {
    "national": gettext_noop("Nation"),
    "region": gettext_noop("Region"),
    "practice": gettext_noop("Practice template"),
    "adopted": gettext_noop("Adopted here"),
}
# Modules that rows name as the place where they are used.
USED_BY = {
    "measures": gettext_noop("Measures"),
    "people": gettext_noop("People"),
    "handover": gettext_noop("Met at the gate"),
    "drug_testing": gettext_noop("Tests"),
    "contacts": gettext_noop("Contacts and reviews"),
    "rights": gettext_noop("Rights"),
    "absences": gettext_noop("Absences"),
    "aid": gettext_noop("Help"),
    "portal": gettext_noop("The person's own page"),
    "orgs": gettext_noop("Offices"),
    "duties": gettext_noop("Duties"),
    "colleagues": gettext_noop("Colleagues"),
    "risk": gettext_noop("Risk rounds"),
    "exchange": gettext_noop("Exchange between offices"),
    "account": gettext_noop("Boards and figures"),
}
ACTS = {
    "duty.waived": gettext_noop("Duty waived"),
    "duty.waiver_undone": gettext_noop("Waiver undone"),
    "duty.assigned": gettext_noop("Duty given to a colleague"),
    "duty.handed_on": gettext_noop("Duty handed on with its file"),
    "duty.snoozed": gettext_noop("Duty put off"),
    "duty.snooze_undone": gettext_noop("Putting off undone"),
    "duty.commented": gettext_noop("Comment on a duty"),
    "duty.comment_voided": gettext_noop("Comment on a duty voided"),
    "rules.adopted": gettext_noop("Local practice adopted"),
    "rules.taken_back": gettext_noop("Local practice taken back"),
}
