"""Which community a row belongs to, by its name or code, among those below the importing office."""

import re
import unicodedata

from guitu.exchange.ledgers.workbook import Sheet
from guitu.orgs.models import Org
from guitu.orgs.queries import below
from guitu.orgs.terms import OrgKind

ENDINGS = re.compile(
    r"(?:社区居民委员会|社区居委会|居民委员会|村民委员会|居委会|村委会|社区|街道办事处|街道)$"
)
SHORTEST = 2
ROWS_ABOVE = 12


class Communities:
    """The communities below one office, and what may be written for each."""

    def __init__(self, org: Org) -> None:
        self.org = org
        own = [one for one in below(org) if one.kind == OrgKind.COMMUNITY or one.pk == org.pk]
        self.own = {key: one for one in own for key in _keys(one)}
        self.is_one = org.kind == OrgKind.COMMUNITY
        self._others: dict[str, Org] | None = None
        self._found: dict[str, Org | None] = {}

    def find(self, text: str) -> Org | None:
        """Return the community that `text` names, or whose name stands in it; else None."""
        if text not in self._found:
            self._found[text] = self._look_up(_key(text))
        return self._found[text]

    def is_elsewhere(self, text: str) -> bool:
        """Return whether `text` names a community outside the office."""
        if self._others is None:
            others = Org.objects.filter(kind=OrgKind.COMMUNITY)
            others = others.exclude(seq__range=(self.org.seq, self.org.seq_end))
            self._others = {key: one for one in others for key in _keys(one)}
        return _key(text) in self._others

    def of_sheet(self, sheet: Sheet, first_row: int) -> Org | None:
        """Return the one community named by the sheet or above its headings, as 填报单位 does."""
        texts = [sheet.name]
        for row in sheet.rows[: min(first_row, ROWS_ABOVE)]:
            texts += [cell for cell in row if isinstance(cell, str) and len(cell) <= 60]
        found = {one.pk: one for text in texts if (one := self.find(text)) and one != self.org}
        return next(iter(found.values())) if len(found) == 1 else None

    def _look_up(self, key: str) -> Org | None:
        exact = self.own.get(key) or self.own.get(ENDINGS.sub("", key))
        if exact or not key:
            return exact
        held = [name for name in self.own if len(name) >= SHORTEST and name in key]
        longest = [name for name in held if not any(name != o and name in o for o in held)]
        found = {self.own[name].pk: self.own[name] for name in longest}
        inner = {pk: one for pk, one in found.items() if one.pk != self.org.pk} or found
        return next(iter(inner.values())) if len(inner) == 1 else None


def _keys(org: Org) -> set[str]:
    names = {_key(org.name), _key(org.code), ENDINGS.sub("", _key(org.name)), _key(org.name_en)}
    return {name for name in names if len(name) >= SHORTEST}


def _key(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).lower().split())
