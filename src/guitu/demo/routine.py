"""The work of the year: visits, calls, tests and reviews, most of them done, a few not.

What stays open follows from the key of the duty, so that every machine shows the same list.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from hashlib import blake2b
from uuid import UUID

from guitu.access.actors import Actor
from guitu.aid.models import Job
from guitu.audit.actions import entry, record_all
from guitu.contacts import actions as contacts
from guitu.contacts.actions.matching import match_contacts
from guitu.contacts.models import Contact, ContactNote
from guitu.contacts.terms import (
    CONTACT_KINDS,
    FAMILY_CONTACT,
    HELPER_CONTACT,
    PHONE_CONTACT,
    REVIEW_KINDS,
    Judgement,
    MeetingPlace,
    Outcome,
    PersonState,
    Visibility,
    Way,
)
from guitu.database import bulk
from guitu.demo import words
from guitu.demo.files import WORKER
from guitu.demo.stage import Stage
from guitu.drug_testing import actions as testing
from guitu.drug_testing.rules.sampling import Staff
from guitu.drug_testing.terms import DRUG_TEST, Result, SampleKind
from guitu.duties.models import Duty
from guitu.duties.queries import OPEN
from guitu.kernel.dates import WorkingCalendar
from guitu.measures.models import Measure
from guitu.orgs.queries import working_calendar
from guitu.people.models import Relative
from guitu.people.records import about
from guitu.people.terms import EmploymentStatus, Relation, Sex

UNMET_IN_100 = 3
TEST_PLACE = "新滩社区卫生服务中心"
STAFF = {
    Sex.MALE: (Staff("祝长安", Sex.MALE), Staff("岳守正", Sex.MALE)),
    Sex.FEMALE: (Staff("钟宁心", Sex.FEMALE), Staff("黎小禾", Sex.FEMALE)),
}
IN_WORK = (
    EmploymentStatus.EMPLOYED, EmploymentStatus.SELF_EMPLOYED, EmploymentStatus.CASUAL,
)  # fmt: skip


@dataclass(frozen=True)
class Due:
    """A duty, the measure it is about, and the day on which it is done."""

    duty: Duty
    measure: Measure
    on: date


@dataclass(frozen=True)
class Until:
    """The first day on which nothing is done yet, and the person of whom nothing stays open.

    Tests that fall due from then on until `called_until` wait for the call-up of the month.
    """

    day: date
    called_until: date
    without_gap: UUID


def keep_up(stage: Stage, until: Until) -> None:
    """Do what can be done before a day: each colleague the work that is theirs."""
    for username in dict.fromkeys(WORKER.values()):
        with stage.acting(username, until.day) as actor:
            due = _due(actor, until, working_calendar())
            _meet_people(_of(due, CONTACT_KINDS), actor)
        _take_tests(stage, username, _of(due, (DRUG_TEST,)))
        _look_back(stage, username, _of(due, REVIEW_KINDS))


def _due(actor: Actor, until: Until, calendar: WorkingCalendar) -> list[Due]:
    kinds = (*CONTACT_KINDS, DRUG_TEST, *REVIEW_KINDS)
    duties = Duty.objects.filter(
        OPEN, assignee=actor.user_id, kind__in=kinds, window_from__lt=until.day
    ).order_by("due_on", "key", "pk")
    ids = {duty.subject_id for duty in duties}
    measures = Measure.objects.select_related("person").in_bulk(ids)
    found = []
    for duty in duties:
        measure = measures[duty.subject_id]
        on = _day(duty, measure, calendar)
        is_kept = measure.person_id == until.without_gap or _chance(duty, "met") >= UNMET_IN_100
        waits = duty.kind == DRUG_TEST and until.day <= duty.due_on <= until.called_until
        if on < until.day and is_kept and not waits:
            found.append(Due(duty, measure, on))
    return found


def _of(due: Sequence[Due], kinds: Iterable[str]) -> list[Due]:
    return [one for one in due if one.duty.kind in kinds]


def _meet_people(due: Sequence[Due], actor: Actor) -> None:
    """Store visits and calls as one act after another would, with few statements."""
    since, family = _at_work_since(due), _family(due)
    made = [_contact(one, actor, family) for one in due]
    notes = _notes(list(zip(due, made, strict=True)), actor, since)
    tried = [_attempt(one, actor) for one in due if _is_tried_twice(one)]
    bulk.insert([*made, *tried])
    bulk.insert([*notes, *(_of_attempt(contact, actor) for contact in tried)])
    record_all(
        [
            entry(
                "contacts.recorded", actor=actor, subject=contact, way=str(contact.way),
                outcome=str(contact.outcome), day=contact.held_on, again="", photos=0,
            )
            for contact in (*made, *tried)
        ]
    )  # fmt: skip
    for measure in {one.measure.pk: one.measure for one in due}.values():
        match_contacts(measure)


def _contact(one: Due, actor: Actor, family: dict[UUID, str]) -> Contact:
    way = _way(one.duty)
    is_family = way == Way.FAMILY
    return about(
        one.measure.person, Contact, actor=actor, measure=one.measure, way=way,
        outcome=Outcome.MET, held_on=one.on, time_of_day=None, place=_place(one.duty, way),
        met_family=is_family,
        family_who=family.get(one.measure.person_id, "") if is_family else "",
        by_user_id=actor.user_id, visibility=Visibility.TEAM,
    )  # fmt: skip


def _notes(
    met: Sequence[tuple[Due, Contact]], actor: Actor, since: dict[UUID, date]
) -> list[ContactNote]:
    """Return a note of each contact; nobody has the same words twice while there are others."""
    told: Counter[tuple[UUID, str]] = Counter()
    notes = []
    for one, contact in met:
        person = one.measure.person
        is_at_work = person.employment in IN_WORK and one.on >= since.get(person.pk, date.min)
        texts = words.OF_WAY.get(contact.way, words.AT_WORK if is_at_work else words.VISITS)
        number = _hundredth(one.measure.decision_number) + told[person.pk, texts[0]]
        told[person.pk, texts[0]] += 1
        notes.append(_note(one, contact, actor, summary=texts[number % len(texts)]))
    return notes


def _note(one: Due, contact: Contact, actor: Actor, *, summary: str) -> ContactNote:
    is_family = contact.way == Way.FAMILY
    return about(
        one.measure.person, ContactNote, actor=actor, contact=contact,
        visibility=Visibility.TEAM, person_state="" if is_family else _state(one.duty),
        summary=summary,
    )  # fmt: skip


def _attempt(one: Due, actor: Actor) -> Contact:
    return about(
        one.measure.person, Contact, actor=actor, measure=one.measure, way=Way.HOME_VISIT,
        outcome=Outcome.NOT_HOME, held_on=one.on - timedelta(days=1),
        by_user_id=actor.user_id, visibility=Visibility.TEAM,
    )  # fmt: skip


def _of_attempt(contact: Contact, actor: Actor) -> ContactNote:
    return about(
        contact.person, ContactNote, actor=actor, contact=contact, visibility=Visibility.TEAM,
        summary=words.NOT_HOME,
    )  # fmt: skip


def _is_tried_twice(one: Due) -> bool:
    is_visit = one.duty.kind == HELPER_CONTACT and _way(one.duty) == Way.HOME_VISIT
    return is_visit and _chance(one.duty, "tried") < UNMET_IN_100


def _take_tests(stage: Stage, username: str, due: Sequence[Due]) -> None:
    for one in due:
        with stage.acting(username, one.on) as actor:
            testing.record_test(one.measure.pk, a_test(one.measure, one.on), actor=actor, on=one.on)


def a_test(measure: Measure, on: date) -> testing.NewTest:
    """Return a negative test, taken at the health centre by two who may take it."""
    return testing.NewTest(
        result=Result.NEGATIVE, tested_on=on, place=TEST_PLACE, tested_at=time(9, 30),
        sample_kind=SampleKind.URINE, staff=STAFF[Sex(measure.person.sex)],
    )  # fmt: skip


def _look_back(stage: Stage, username: str, due: Sequence[Due]) -> None:
    for one in due:
        with stage.acting(username, one.on) as actor:
            review = contacts.write_review(
                one.measure.pk, one.duty.key, _review(one), actor=actor, on=one.on
            )
            contacts.sign_review(review.pk, actor=actor, on=one.on)


def _review(one: Due) -> contacts.ReviewText:
    number = _chance(one.duty, "words")
    return contacts.ReviewText(
        judgement=Judgement.WELL if number % 4 else Judgement.PARTLY,
        went_well=words.WENT_WELL[number % 3],
        was_hard=words.WAS_HARD[number % 3],
        next_steps=words.NEXT_STEPS[number % 3],
        person_said=words.PERSON_SAID[number // 3 % 3],
        talked_on=one.on,
    )


def _at_work_since(due: Sequence[Due]) -> dict[UUID, date]:
    people = {one.measure.person_id for one in due}
    jobs = Job.objects.filter(person__in=people, voided_at=None)
    return dict(jobs.values_list("person_id", "starts_on"))


def _family(due: Sequence[Due]) -> dict[UUID, str]:
    people = {one.measure.person_id for one in due}
    rows = Relative.objects.filter(person__in=people, voided_at=None)
    return {
        person_id: Relation(who) for person_id, who in rows.values_list("person_id", "relation")
    }


def _day(duty: Duty, measure: Measure, calendar: WorkingCalendar) -> date:
    """Return the day on which the duty is done: a working day of its share of the window.

    The second of a window comes after its holidays rather than on the day of the first.
    """
    first = max(duty.window_from, measure.recorded_from or duty.window_from)
    number, of = duty.params.get("time", 1), duty.params.get("times", 1)
    length = (duty.due_on - first).days
    share = length // of
    done_on = first + timedelta(days=share * (number - 1) + _chance(duty, "day") * share // 100)
    while done_on > first and not calendar.is_working_day(done_on):
        done_on -= timedelta(days=1)
    while (
        number > 1
        and done_on < duty.due_on
        and (done_on == first or not calendar.is_working_day(done_on))
    ):
        done_on += timedelta(days=1)
    return done_on


def _way(duty: Duty) -> Way:
    if duty.kind == PHONE_CONTACT:
        return Way.VIDEO if _chance(duty, "way") < 25 else Way.PHONE
    if duty.kind == FAMILY_CONTACT:
        return Way.FAMILY
    return Way.OFFICE_TALK if _chance(duty, "way") < 35 else Way.HOME_VISIT


def _place(duty: Duty, way: Way) -> MeetingPlace | str:
    if way == Way.OFFICE_TALK:
        return MeetingPlace.OFFICE
    return MeetingPlace.HOME if way == Way.HOME_VISIT else ""


def _state(duty: Duty) -> PersonState:
    return PersonState.STRAINED if _chance(duty, "state") < 12 else PersonState.STEADY


def _chance(duty: Duty, of: str) -> int:
    """Return 0 to 99, from the duty alone."""
    return _hundredth(f"{of}|{duty.kind}|{duty.key}|{duty.due_on}")


def _hundredth(text: str) -> int:
    return blake2b(text.encode(), digest_size=4).digest()[0] % 100
