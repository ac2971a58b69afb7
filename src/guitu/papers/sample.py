"""Invented values of the fields that every form may use; they are also the list of them."""

from typing import Any

COMMON: dict[str, Any] = {
    "name": "某某某",
    "sex": "男",
    "id_number": "990000199001010018",
    "birth_on": "1990年1月1日",
    "address": "示例社区示例路1号",
    "phone": "10000000000",
    "community": "示例社区",
    "office": "示例街道办事处",
    "worker": "示例工作人员",
    "number": "示例字〔2020〕1号",
    "today": "2020年3月10日",
    "measure_zh": "社区戒毒",
    "decided_by": "示例市公安局示例分局",
    "decision_number": "示例决字〔2020〕第1号",
    "decided_on": "2020年3月1日",
    "received_on": "2020年3月2日",
    "reported_on": "2020年3月10日",
    "term": "2020年3月10日至2023年3月9日",
}
MEASURE_FIELDS = (
    "measure_zh", "decided_by", "decision_number", "decided_on", "received_on", "reported_on",
    "term",
)  # fmt: skip
