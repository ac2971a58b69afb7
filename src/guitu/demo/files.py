"""The residents' measures by the number of the resident, and whose work they are."""

from guitu.demo.residents import RESIDENTS
from guitu.measures.models import Measure

Files = dict[int, Measure]
WORKER = {resident.number: resident.worker for resident in RESIDENTS}
