"""Takes what a ledger says into the files: examined first, then written whole or not at all.

`examine` reads and checks and writes nothing; `apply` writes what was examined in one transaction.
"""

from guitu.exchange.importing.applying import Outcome, apply
from guitu.exchange.importing.examining import Wanted, examine
from guitu.exchange.importing.findings import Examination, Refusal

__all__ = ["Examination", "Outcome", "Refusal", "Wanted", "apply", "examine"]
