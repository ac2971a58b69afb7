"""Words of the notices that a person is given."""

from guitu.kernel.terms import Term, gettext_noop


class Acknowledgement(Term):
    """What the person answered to a notice. Refusing to sign has no consequence."""

    SIGNED = "signed", gettext_noop("Read and signed")
    HEARD = "heard", gettext_noop("Read aloud and understood")
    REFUSED = "refused", gettext_noop("Did not want to sign")


class Language(Term):
    """The language in which a notice was given."""

    ZH = "zh", gettext_noop("Chinese")
    EN = "en", gettext_noop("English")


RIGHTS_NOTICE = "rights_notice"
