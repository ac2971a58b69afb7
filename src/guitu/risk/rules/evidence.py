"""Which contact is evidence that a person was met or reached for a round. Pure."""

from guitu.contacts.terms import Outcome, Way

AT_A_DISTANCE = (Way.PHONE, Way.VIDEO)


def counts(way: Way, outcome: Outcome, *, met_family: bool, lives_elsewhere: bool) -> bool:
    """Return whether a contact on record counts; an attempt never does.

    At home: a home visit that met the family. Elsewhere: a call, or a visit that was made all the
    same. The host office's report counts beside these.
    """
    if outcome != Outcome.MET:
        return False
    if lives_elsewhere:
        return way in (*AT_A_DISTANCE, Way.HOME_VISIT)
    return way == Way.HOME_VISIT and met_family
