"""How fields of any form are drawn: ours and those of the sign-in pages."""

from django import forms
from django.utils.translation import gettext as _

GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)
BOXES = (forms.CheckboxInput, *GROUPS)


def kind_of(field: forms.BoundField) -> str:
    """Return how a field is drawn: options, tick (one box), day, hidden or control."""
    widget = field.field.widget
    if field.is_hidden:
        return "hidden"
    if isinstance(widget, GROUPS):
        return "options"
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    return "day" if "data-day" in widget.attrs else "control"


def focus_id(field: forms.BoundField) -> str:
    """Return the id of the first control of a field."""
    return f"{field.auto_id}_0" if isinstance(field.field.widget, GROUPS) else field.id_for_label


def problems(form: forms.BaseForm) -> list[tuple[str, str]]:
    """Return (id of the control, text) for the error summary."""
    found = [("", text) for text in form.non_field_errors()]
    for field in form:
        named = {"label": field.label}
        found += [
            (focus_id(field), _("%(label)s: %(problem)s") % {**named, "problem": text})
            for text in field.errors
        ]
    return found


def attributes(field: forms.BoundField) -> dict[str, str]:
    """Return class and aria attributes of a field's control."""
    widget = field.field.widget
    described = [f"{field.auto_id}-hint"] if field.help_text else []
    described += [f"{field.auto_id}-error"] if field.errors else []
    if kind_of(field) == "day":
        described.append(f"{field.auto_id}-read")
    found = {"class": _class_of(widget)}
    if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == "10":
        found["rows"] = "4"
    if described:
        found["aria-describedby"] = " ".join(described)
    if field.errors:
        found["aria-invalid"] = "true"
    if field.field.required and not isinstance(widget, BOXES):
        found["aria-required"] = "true"
    return found


def _class_of(widget: forms.Widget) -> str:
    if isinstance(widget, BOXES):
        return ""
    return "form-select" if isinstance(widget, forms.Select) else "form-control"
