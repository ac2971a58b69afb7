"""What can be done, one name per act. Who may do it stands in `roles`."""

from guitu.kernel.terms import Term, gettext_noop


class Permission(Term):
    """A permission; its label completes the sentence “May …”."""

    SIGNED_IN = "signed_in", gettext_noop("use the pages that every signed-in person has")

    PERSON_READ = "person.read", gettext_noop("open a person's file")
    PERSON_NAME = "person.name", gettext_noop("see names in full in lists")
    PERSON_UNMASK = "person.unmask", gettext_noop("unmask a number or address, with a reason")
    PERSON_WRITE = "person.write", gettext_noop("open and correct files")
    PERSON_MERGE = "person.merge", gettext_noop("merge duplicate files and undo it")
    DOCUMENT_READ = "document.read", gettext_noop("open papers on file")
    DOCUMENT_HEALTH = "document.health", gettext_noop("open health papers")
    DOCUMENT_WRITE = "document.write", gettext_noop("add papers to a file")

    LEDGER_IMPORT = "ledger.import", gettext_noop("read in a ledger")
    EXPORT = "export", gettext_noop("export a list")

    HANDOVER_READ = "handover.read", gettext_noop("see releases and hand-overs")
    NOTICE_RECEIVE = "handover.notice", gettext_noop("enter a release notice")
    HANDOVER_PLAN = "handover.plan", gettext_noop("plan and record a hand-over")
    HANDOVER_CONSENT = "handover.consent", gettext_noop("give the leader's consent")
    FILE_TRANSFER = "file.transfer", gettext_noop("send, accept or return a file between offices")

    MEASURE_READ = "measure.read", gettext_noop("see measures and agreements")
    MEASURE_WRITE = "measure.write", gettext_noop("record orders, report-in and notices")
    POLICE_PAPER = "measure.police", gettext_noop("record decisions of the police")
    AGREEMENT_DRAFT = "agreement.draft", gettext_noop("draft and explain an agreement")
    AGREEMENT_APPROVE = "agreement.approve", gettext_noop("approve an agreement")
    AGREEMENT_SIGN = "agreement.sign", gettext_noop("record signatures on an agreement")
    TEMPLATE_EDIT = "template.edit", gettext_noop("edit clauses, checklists and Word templates")

    CONTACT_READ = "contact.read", gettext_noop("read records of visits, talks and calls")
    CONTACT_WRITE = "contact.write", gettext_noop("record visits, talks, calls and reviews")
    DRUG_TEST_READ = "drug_test.read", gettext_noop("see tests and their results")
    DRUG_TEST_WRITE = "drug_test.write", gettext_noop("call people to tests and record samples")
    DRUG_TEST_DRAW = "drug_test.draw", gettext_noop("draw who is called to a test")
    ABSENCE_READ = "absence.read", gettext_noop("see absences and stays elsewhere")
    ABSENCE_WRITE = "absence.write", gettext_noop("record absences, returns and stays elsewhere")
    ABSENCE_DECIDE = "absence.decide", gettext_noop("decide whether an absence was justified")
    AID_READ = "aid.read", gettext_noop("see needs and help")
    AID_WRITE = "aid.write", gettext_noop("record needs, plans and help")
    AID_ANSWER = "aid.answer", gettext_noop("answer requests to a department")
    BREACH_DRAFT = "breach.draft", gettext_noop("draft papers about a missed step")
    BREACH_ISSUE = "breach.issue", gettext_noop("issue papers about a missed step")
    FILE_PRINT = "file.print", gettext_noop("print the whole file")
    FILE_SEAL = "file.seal", gettext_noop("seal a file whose time is over")
    FILE_DESTROY = (
        "file.destroy",
        gettext_noop("ask for, or confirm, the destruction of a sealed file"),
    )
    ARCHIVE_READ = "archive.read", gettext_noop("open sealed files in the archive")
    LINK_ISSUE = "link.issue", gettext_noop("give out limited links")

    RISK_READ = "risk.read", gettext_noop("see risk rounds, assessments and levels")
    RISK_WRITE = "risk.write", gettext_noop("answer an assessment, and tell the person")
    RISK_ROUND = "risk.round", gettext_noop("open, close and reopen risk rounds")
    RISK_DECIDE = "risk.decide", gettext_noop("decide levels at the meeting, and answer objections")
    RISK_OPINION = "risk.opinion", gettext_noop("give a department's opinion")

    DUTY_READ = "duty.read", gettext_noop("see the worklist")
    DUTY_ASSIGN = "duty.assign", gettext_noop("give duties to colleagues")
    DUTY_WAIVE = "duty.waive", gettext_noop("waive a duty, with a reason")
    DIGEST_READ = "digest.read", gettext_noop("read and comment the digests of an office")

    ACCOUNT_READ = "account.read", gettext_noop("read figures and the account of the year")
    RULES_READ = "rules.read", gettext_noop("read the rules in force")
    RULES_ADOPT = "rules.adopt", gettext_noop("adopt and change local practice")
    CALENDAR_EDIT = "calendar.edit", gettext_noop("edit the table of working days")

    ORG_READ = "org.read", gettext_noop("see the tree of organisations")
    ORG_EDIT = "org.edit", gettext_noop("change the tree of organisations")
    GRANT_READ = "grant.read", gettext_noop("see who may what")
    GRANT_EDIT = "grant.edit", gettext_noop("give and end grants")
    CLIENT_EDIT = "client.edit", gettext_noop("issue keys for other systems")
    FILE_TRAIL = "audit.file", gettext_noop("see who opened a file")
    AUDIT_READ = "audit.read", gettext_noop("read the audit trail")
