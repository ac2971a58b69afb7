"""Invented values with which a form is tried; they are also the list of what it may use."""

from typing import Any

from guitu.measures.terms import PaperTemplate

COMMON: dict[str, Any] = {
    "name": "某某某",
    "sex": "男",
    "id_number": "990000199001010018",
    "office": "示例街道办事处",
    "worker": "示例工作人员",
    "measure_zh": "社区戒毒",
    "decided_by": "示例市公安局示例分局",
    "decision_number": "示例决字〔2020〕第1号",
    "decided_on": "2020年3月1日",
    "received_on": "2020年3月2日",
    "reported_on": "2020年3月10日",
    "term": "自2020年3月10日起至2023年3月9日止",
    "today": "2020年3月10日",
}
CLAUSE = {"number": "一", "text": "示例条款。"}
OF_PAPER: dict[PaperTemplate, dict[str, Any]] = {
    PaperTemplate.AGREEMENT: {
        "version": 1,
        "parts": [{"number": "一", "title": "您的权利和可以获得的帮助", "clauses": [CLAUSE]}],
        "signatures": [{"party": "甲方", "name": "示例", "day": "2020年3月10日"}],
    },
    PaperTemplate.EXPLANATION: {
        "explained": [{"title": "期限", "text": "三年。", "source": "戒毒条例第十四条第二款"}],
    },
    PaperTemplate.REPORT_IN: {},
}


def values(paper: PaperTemplate) -> dict[str, Any]:
    """Return invented values for one form."""
    return COMMON | OF_PAPER[paper]


def field_names(paper: PaperTemplate) -> list[str]:
    """Return the names that a form may use."""
    return sorted(values(paper))
