"""Acts on measures and agreements: the one door for views, the API, hand-overs and ledgers."""

from guitu.measures.actions.agreements import (
    NewSignature,
    Signing,
    add_scan,
    approve,
    draft_agreement,
    explain,
    record_signed_agreement,
    redraft,
    send_back,
    sign,
    withdraw,
)
from guitu.measures.actions.drafting import ChosenClause, field_defaults
from guitu.measures.actions.lapsing import lapse_terms
from guitu.measures.actions.locking import POLICE_ACTS, may_record
from guitu.measures.actions.orders import (
    NewOrder,
    record_order,
    record_orders,
    record_release,
    report_in,
    void_order,
)
from guitu.measures.actions.shelf import (
    NewWording,
    drop_wording,
    write_wording,
)
from guitu.measures.actions.statuses import Change, Paper, change_status
from guitu.measures.actions.steps import close_step

__all__ = [
    "POLICE_ACTS",
    "Change",
    "ChosenClause",
    "NewOrder",
    "NewSignature",
    "NewWording",
    "Paper",
    "Signing",
    "add_scan",
    "approve",
    "change_status",
    "close_step",
    "draft_agreement",
    "drop_wording",
    "explain",
    "field_defaults",
    "lapse_terms",
    "may_record",
    "record_order",
    "record_orders",
    "record_release",
    "record_signed_agreement",
    "redraft",
    "report_in",
    "send_back",
    "sign",
    "void_order",
    "withdraw",
    "write_wording",
]
