"""Messages are found wherever they stand, and nothing is guessed."""

from guitu.web import catalogue

PYTHON = """
_("One")
gettext_lazy("Two " "parts")
ngettext("%(n)s row", "%(n)s rows", n)
pgettext("month", "May")
raise WrongStatus("It is %(state)s.", state=x)
raise BadInput.of("name", "Too long.")
_(variable)
"""
TEMPLATE = """{% load i18n %}<p>gettext("not this")</p>{% translate "It's (so)" %}
{% blocktranslate trimmed count n=rows %}{{ n }}
  row{% plural %}{{ n }} rows{% endblocktranslate %}
{% translate "May" context "month" %}{% include "a.html" with label=_("In (an) argument") only %}"""


def texts(messages):
    return {(message.text, message.plural, message.context) for message in messages}


def test_python_is_read_by_its_syntax():
    assert texts(catalogue._in_python(PYTHON, "x.py")) == {
        ("One", "", ""),
        ("Two parts", "", ""),
        ("%(n)s row", "%(n)s rows", ""),
        ("May", "", "month"),
        ("It is %(state)s.", "", ""),
        ("Too long.", "", ""),
    }


def test_templates_are_read_by_their_tags():
    assert texts(catalogue._in_template(TEMPLATE, "x.html")) == {
        ("It's (so)", "", ""),
        ("%(n)s row", "%(n)s rows", ""),
        ("May", "", "month"),
        ("In (an) argument", "", ""),
    }


def test_what_is_translated_stays_and_what_is_gone_goes(tmp_path, monkeypatch):
    module = tmp_path / "guitu" / "sample"
    module.mkdir(parents=True)
    (module / "__init__.py").write_text('_("Kept")\n_("Gone")\n', encoding="utf-8")
    monkeypatch.setattr(catalogue, "HOUSE", tmp_path / "guitu")
    catalogue.merge("sample", {"Kept": "留下", "Gone": "离开"})
    (module / "__init__.py").write_text('_("Kept")\n_("New %(n)s")\n', encoding="utf-8")

    missing = catalogue.merge("sample")

    stored = {entry.id: entry.string for entry in catalogue.read("sample") if entry.id}
    assert missing == 1
    assert stored == {"Kept": "留下", "New %(n)s": ""}
    assert catalogue.problems("sample") == ["sample: “New %(n)s” has no Chinese."]


def test_a_lost_placeholder_is_named(tmp_path, monkeypatch):
    module = tmp_path / "guitu" / "sample"
    module.mkdir(parents=True)
    (module / "__init__.py").write_text('_("New %(n)s")\n', encoding="utf-8")
    monkeypatch.setattr(catalogue, "HOUSE", tmp_path / "guitu")

    catalogue.merge("sample", {"New %(n)s": "新的"})

    assert catalogue.problems("sample") == ["sample: “New %(n)s” loses a placeholder in Chinese."]
