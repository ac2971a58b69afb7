"""A person's file: the person, names, identifiers, addresses, relatives, work group, papers."""

from django.db import models
from django.db.models import F, Q

from guitu.database.fields import KeyField, SealedTextField, TermField
from guitu.database.models import Record, Voidable
from guitu.database.row_security import Scoped
from guitu.people import terms


class Person(Record, Voidable):
    """One person, once. `org_seq` is the community whose office keeps the open file.

    The ID number is ciphertext; it is found by `id_index` (whole number) and `id_tail` (last four,
    two bytes, shared by many). `merged_into` points to the file that took this one's place. Since
    `narrowed_on` the time of the file is over and lists leave it out. The owner may read, so that
    one function can answer whether a number is on file elsewhere.
    """

    row_security = Scoped(by_link="own", person="id")
    owner_may = ("SELECT",)

    name = models.CharField(max_length=50)
    birth_on = models.DateField(null=True)
    sex = TermField(terms.Sex, blank=True)
    id_kind = TermField(terms.IdKind, blank=True)
    id_number = SealedTextField(subject="id")
    id_index = models.BinaryField(null=True)
    id_tail = models.BinaryField(null=True)
    no_id_reason = models.CharField(max_length=200, blank=True)
    education = TermField(terms.Education, blank=True)
    marital_status = TermField(terms.MaritalStatus, blank=True)
    employment = TermField(terms.EmploymentStatus, blank=True)
    employer = models.CharField(max_length=100, blank=True)
    health_note = SealedTextField(subject="id")
    remark = models.CharField(max_length=1000, blank=True)
    lives_elsewhere = models.BooleanField(default=False)
    opened_on = models.DateField()
    narrowed_on = models.DateField(null=True)
    responsible = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="person_has_number_or_reason",
                condition=Q(id_index__isnull=False) | ~Q(no_id_reason=""),
            ),
        ]
        indexes = [
            models.Index(fields=["org_seq", "id"], name="person_of_org"),
            models.Index(fields=["id_index"], name="person_id_index"),
            models.Index(fields=["id_tail"], name="person_id_tail"),
        ]


class PersonRecord(Record):
    """A record about a person; see `guitu.people.records.about` for its scope and label."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class PersonName(PersonRecord, Voidable):
    """A name the person has or had. `typed` is the spelling as it was entered."""

    row_security = Scoped()

    kind = TermField(terms.NameKind)
    name = models.CharField(max_length=50)
    typed = models.CharField(max_length=50, blank=True)
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person"], name="name_of_person")]


class NameToken(models.Model):
    """What a name is found by: characters, bigrams, readings, initials. Derived from names."""

    row_security = Scoped(audit="summary")
    is_derived = True

    id = models.BigAutoField(primary_key=True)
    org_seq = models.IntegerField()
    sec_label = models.SmallIntegerField()
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", db_index=False)
    token = models.CharField(max_length=80)

    class Meta:
        indexes = [
            models.Index(
                fields=["token", "org_seq", "person"],
                include=["sec_label"],
                name="token_to_person",
            ),
            models.Index(fields=["person"], name="tokens_of_person"),
        ]

    def __str__(self) -> str:
        return f"token of {self.person_id}"


class Phone(PersonRecord, Voidable):
    """A telephone number of the person or of a relative."""

    row_security = Scoped()

    number = SealedTextField(subject="person_id")
    number_index = models.BinaryField()
    tail_index = models.BinaryField()
    whose = models.CharField(max_length=50, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["person"], name="phone_of_person"),
            models.Index(fields=["number_index"], name="phone_index"),
            models.Index(fields=["tail_index"], name="phone_tail"),
        ]


class Address(PersonRecord, Voidable):
    """A registered, living or other address; the exact part is ciphertext, the area is plain."""

    row_security = Scoped()

    kind = TermField(terms.AddressKind)
    area = models.CharField(max_length=120, blank=True)
    detail = SealedTextField(subject="person_id")
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person"], name="address_of_person")]


class Relative(PersonRecord, Voidable):
    """A member of the family: addressee of decisions and notices, member of the work group."""

    row_security = Scoped()

    relation = TermField(terms.Relation)
    name = models.CharField(max_length=50)
    phone = SealedTextField(subject="person_id")
    lives_together = models.BooleanField(default=False)
    is_guardian = models.BooleanField(default=False)
    is_emergency_contact = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["person"], name="relative_of_person")]


class WorkGroupMember(PersonRecord, Voidable):
    """A member of the work group of 戒毒条例 Art. 17; family members are named by `relative`."""

    row_security = Scoped()

    role = TermField(terms.WorkGroupRole)
    user = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    relative = models.ForeignKey(Relative, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=50, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person"], name="member_of_person")]
        constraints = [
            models.CheckConstraint(
                name="member_is_somebody",
                condition=Q(user__isnull=False) | Q(relative__isnull=False) | ~Q(name=""),
            ),
        ]


class Document(PersonRecord, Voidable):
    """A paper on file. The content lies encrypted below the home, under its digest."""

    row_security = Scoped()

    kind = TermField(terms.DocumentKind)
    access = TermField(terms.DocumentAccess)
    title = models.CharField(max_length=120)
    number = models.CharField(max_length=60, blank=True)
    issued_by = models.CharField(max_length=100, blank=True)
    issued_on = models.DateField(null=True)
    received_on = models.DateField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    media_type = models.CharField(max_length=80, blank=True)
    size = models.IntegerField(default=0)
    subject_type = models.CharField(max_length=40, blank=True)
    subject_id = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person", "kind"], name="document_of_person")]


class Flag(PersonRecord, Voidable):
    """A short line on the head of the file, shown until a day or until somebody resolves it."""

    row_security = Scoped()

    kind = TermField(terms.FlagKind)
    text = models.CharField(max_length=120, blank=True)
    until_on = models.DateField()
    by_name = models.CharField(max_length=100)
    resolved_on = models.DateField(null=True)
    resolved_by = models.UUIDField(null=True)
    resolved_note = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["person"],
                condition=Q(resolved_on=None, voided_at=None),
                name="open_flag_of_person",
            ),
            models.Index(
                fields=["org_seq", "until_on"],
                condition=Q(resolved_on=None, voided_at=None),
                name="open_flag_of_org",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="flag_resolved_by_somebody",
                condition=Q(resolved_on=None, resolved_by=None)
                | Q(resolved_on__isnull=False, resolved_by__isnull=False),
            ),
        ]


class GivenConsent(PersonRecord, Voidable):
    """The person agreed that something is told to somebody: what, to whom, for what, how long."""

    row_security = Scoped()

    purpose = TermField(terms.ConsentPurpose)
    what = models.CharField(max_length=300)
    to_whom = models.CharField(max_length=200)
    given_on = models.DateField()
    way = TermField(terms.ConsentWay)
    witness = models.CharField(max_length=100, blank=True)
    paper = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    expires_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    withdrawn_note = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "purpose"], name="consent_of_person")]
        constraints = [
            models.CheckConstraint(
                name="consent_ends_after_it_began",
                condition=(Q(expires_on=None) | Q(expires_on__gte=F("given_on")))
                & (Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("given_on"))),
            ),
            models.CheckConstraint(
                name="spoken_consent_has_a_witness",
                condition=~Q(way=terms.ConsentWay.SPOKEN.value) | ~Q(witness=""),
            ),
        ]


class Merge(Record):
    """Two files became one; within thirty days it can be undone from what is kept here."""

    row_security = Scoped()

    kept = models.ForeignKey(Person, models.PROTECT, related_name="+")
    dropped = models.ForeignKey(Person, models.PROTECT, related_name="+")
    merged_on = models.DateField()
    reason = models.CharField(max_length=500)
    moved = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.UUIDField(null=True)


class CrossScopeQuestion(models.Model):
    """Somebody asked whether an ID number is on file in another office; the answer is one word.

    Written by the database function that answers, so that no question goes unrecorded.
    """

    row_security = Scoped()
    app_may = ("SELECT",)

    id = KeyField()
    org_seq = models.IntegerField()
    sec_label = models.SmallIntegerField(default=1)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField(auto_now_add=True)
    found = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["asked_by", "asked_at"], name="question_of_user")]

    def __str__(self) -> str:
        return f"question {self.pk}"
