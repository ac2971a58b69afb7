"""Tags and filters of the pages: icons, days, terms, and components that have a body."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache

from django import template
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext

from guitu.web import drawn, messages
from guitu.web.build import icon_names
from guitu.web.forms import Form
from guitu.web.sentences import joined

register = template.Library()


@cache
def _icons() -> frozenset[str]:
    return frozenset(icon_names())


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon of assets/icons.txt; it is decoration, its word stands beside it."""
    if name not in _icons():
        raise template.TemplateSyntaxError(f"The icon “{name}” is not in assets/icons.txt.")
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("web/dist/icons.svg"),
        name,
    )


@register.filter
def said(value: object) -> str:
    """Return a term's label, or a message id, in the reader's language."""
    label = getattr(value, "label", value)
    return gettext(str(label)) if label not in ("", None) else ""


@register.filter
def day(value: object) -> str:
    """Return a day in words of the reader's language: 2020年3月28日, 28 March 2020."""
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return value
    if not isinstance(value, date):
        return ""
    if isinstance(value, datetime):
        value = localtime(value) if value.tzinfo else value
    return date_format(value, "j F Y" if _english() else "Y年n月j日")


@register.filter
def moment(value: object) -> str:
    """Return a day with the time: 2020年3月28日 10:32."""
    if not isinstance(value, datetime):
        return day(value)
    local = localtime(value) if value.tzinfo else value
    return f"{day(local)} {local:%H:%M}"


@register.filter
def is_day(value: object) -> bool:
    """Return whether the value is a day or a moment."""
    return isinstance(value, date)


@register.filter
def control(field: BoundField) -> SafeString:
    """Return the field's control with our class, tied to its hint and its error."""
    return field.as_widget(attrs=drawn.attributes(field))


@register.filter
def undo_url(message: object) -> str:
    """Return where an undo of a toast goes, or an empty text."""
    return messages.undo_url(message)


def _english() -> bool:
    return (get_language() or "").startswith("en")


def _component(name: str, **context: object) -> SafeString:
    return mark_safe(render_to_string(f"web/components/{name}.html", context))  # noqa: S308


@register.simple_block_tag
def card(content: str, title: str = "", level: int = 2, **more: object) -> SafeString:
    """Wrap a body in a card. `tools` stands right in the head, `flush` drops the padding."""
    return _component("card", body=content, title=title, level=level, **more)


@register.simple_block_tag
def notice(content: str, kind: str = "info", title: str = "", *, alert: bool = False) -> SafeString:
    """Wrap a body in a notice: info, good, attention or late. `alert` speaks at once."""
    return _component("notice", body=content, kind=kind, title=title, alert=alert)


@register.simple_block_tag
def dialog(content: str, element_id: str, title: str, *, open_now: bool = False) -> SafeString:
    """Wrap a body in a native dialog that a button with data-opens="element_id" opens."""
    return _component("dialog", body=content, id=element_id, title=title, open_now=open_now)


@register.simple_block_tag
def fieldset(content: str, legend: str, text: str = "", shown_when: str = "") -> SafeString:
    """Wrap fields in a group with a legend; `shown_when` is field=value|value."""
    return _component("fieldset", body=content, legend=legend, text=text, shown_when=shown_when)


@register.simple_block_tag
def fold(content: str, label: str, icon_name: str = "", *, start: bool = False) -> SafeString:
    """Wrap a body in a small menu that opens under its label."""
    return _component("fold", body=content, label=label, icon=icon_name, start=start)


@register.simple_block_tag
def printed(content: str, title: str, by: str = "", at: datetime | None = None) -> SafeString:
    """Wrap a body in a sheet for paper that says who printed it and when."""
    return _component("printed", body=content, title=title, by=by, at=at)


@register.filter
def sentences(parts: Iterable[str]) -> str:
    """Return sentences as one text."""
    return joined(parts)


@register.filter
def field_kind(field: BoundField) -> str:
    """Return how a field is drawn: options, tick (one box), day, hidden or control."""
    return drawn.kind_of(field)


@register.filter
def problems(form: BaseForm) -> list[tuple[str, str]]:
    """Return (id of the control, text) for the error summary."""
    return drawn.problems(form)


@register.filter
def is_short(field: BoundField) -> bool:
    """Return whether a field takes a short box."""
    return field_kind(field) == "day" or field.name in getattr(field.form, "width_short", ())


@register.simple_block_tag(takes_context=True)
def form_shell(
    context: template.Context, content: str, form: Form, submit: str, **more: object
) -> SafeString:
    """Wrap the fields of a form: summary, draft, token, version, buttons.

    `submit` is the word on the button; `cancel` (an address) and `url` (default: this one) may be
    given.
    """
    more |= {"submit": submit, "csrf_token": context.get("csrf_token")}
    return _component("form", body=content, form=form, **more)
