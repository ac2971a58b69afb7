"""What the acts of this module are called in a person's timeline."""

from guitu.kernel.terms import gettext_noop

ACTS = {
    "people.opened": gettext_noop("File opened"),
    "people.corrected": gettext_noop("File corrected"),
    "people.renamed": gettext_noop("Name changed"),
    "people.name_added": gettext_noop("Former or other name added"),
    "people.assigned": gettext_noop("Responsible worker changed"),
    "people.phone_added": gettext_noop("Telephone number added"),
    "people.address_added": gettext_noop("Address added"),
    "people.relative_added": gettext_noop("Relative added"),
    "people.member_added": gettext_noop("Member of the work group added"),
    "people.member_ended": gettext_noop("Member left the work group"),
    "people.paper_added": gettext_noop("Paper put on file"),
    "people.file_printed": gettext_noop("Whole file printed"),
    "people.moved": gettext_noop("File moved to another office"),
    "people.merged": gettext_noop("Another file of the same person merged into this one"),
    "people.unmerged": gettext_noop("Merge undone"),
    "people.personname_voided": gettext_noop("Name voided"),
    "people.phone_voided": gettext_noop("Telephone number voided"),
    "people.address_voided": gettext_noop("Address voided"),
    "people.relative_voided": gettext_noop("Relative voided"),
    "people.workgroupmember_voided": gettext_noop("Member of the work group voided"),
    "people.flag_raised": gettext_noop("Flag put on the file"),
    "people.flag_resolved": gettext_noop("Flag resolved"),
    "people.flag_voided": gettext_noop("Flag voided"),
    "people.consent_given": gettext_noop("Consent given"),
    "people.consent_used": gettext_noop("Something told on the basis of a consent"),
    "people.consent_withdrawn": gettext_noop("Consent withdrawn"),
    "people.givenconsent_voided": gettext_noop("Consent voided"),
    "people.document_voided": gettext_noop("Paper voided"),
}
