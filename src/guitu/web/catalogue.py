"""Collects every message of the user interface and keeps the translation catalogues.

Each module has its own catalogue in `locale/zh_Hans/LC_MESSAGES/django.po`, so that many people
can translate at once. Messages of `kernel` and `policy`, which are no Django apps, stand in
`guitu/locale`. No gettext programs are needed. A message id is its English text.
"""

import ast
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

HOUSE = Path(__file__).resolve().parents[1]
SHARED = ("kernel", "policy")
LOCALE = "zh_Hans"
HEADER = f"""\
msgid ""
msgstr ""
"Language: {LOCALE}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""

# For each function: the position of the context (or None) and the positions of the texts.
# Errors of the kernel are said at the edge, so their first text is a message too.
PLAIN = ("gettext", "gettext_lazy", "gettext_noop", "_")
ERRORS = ("AccessDenied", "WrongStatus", "Conflict", "NotConfigured", "FieldError")
CALLS: dict[str, tuple[int | None, tuple[int, ...]]] = {
    **dict.fromkeys((*PLAIN, *ERRORS), (None, (0,))),
    "BadInput.of": (None, (1,)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (None, (0, 1))),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), (0, (1,))),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), (0, (1, 2))),
}
TEMPLATE_CALL = re.compile(r"\b(gettext|ngettext|pgettext|npgettext|_)\(")


@dataclass(frozen=True, order=True)
class Message:
    """A message to translate: singular, plural ("" for none), context ("" for none), its file."""

    text: str
    plural: str
    context: str
    place: str

    @property
    def key(self) -> tuple[str, str]:
        """Return what identifies the message in a catalogue."""
        return (self.text, self.context)


def modules() -> list[str]:
    """Return the names of the catalogues: every module, and "" for kernel and policy together."""
    names = [path.parent.name for path in HOUSE.glob("*/__init__.py")]
    return ["", *sorted(name for name in names if name not in SHARED)]


def path_of(module: str) -> Path:
    """Return the catalogue of `module`."""
    return HOUSE / module / "locale" / LOCALE / "LC_MESSAGES" / "django.po"


def collect(module: str) -> list[Message]:
    """Return every message of `module`, once each, sorted by text."""
    found: dict[tuple[str, str], Message] = {}
    for root in [HOUSE / module] if module else [HOUSE / name for name in SHARED]:
        for message in sorted(_messages_under(root)):
            kept = found.get(message.key)
            if kept is None or (message.plural and not kept.plural):
                found[message.key] = message
    return sorted(found.values())


def _messages_under(root: Path) -> Iterator[Message]:
    for path in sorted(root.rglob("*.py")):
        if "migrations" not in path.parts:
            yield from _in_python(path.read_text(encoding="utf-8"), _place(path))
    for suffix in ("*.html", "*.txt"):
        for path in sorted(root.rglob(suffix)):
            if "templates" in path.parts:
                yield from _in_template(path.read_text(encoding="utf-8"), _place(path))


def _place(path: Path) -> str:
    return path.relative_to(HOUSE.parent).as_posix()


def _in_python(source: str, place: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            message = _call(node, place)
            if message:
                yield message


def _in_template(source: str, place: str) -> Iterator[Message]:
    code = templatize(source, origin=place)
    for match in TEMPLATE_CALL.finditer(code):
        call = _first_call(code[match.start() :])
        message = _call(call, place) if call else None
        if message:
            yield message


def _first_call(code: str) -> ast.Call | None:
    """Return the call at the beginning of `code`, which is otherwise not Python."""
    for end in (position for position, sign in enumerate(code) if sign == ")"):
        try:
            parsed = ast.parse(code[: end + 1], mode="eval").body
        except SyntaxError:
            continue
        return parsed if isinstance(parsed, ast.Call) else None
    return None


def _call(node: ast.Call, place: str) -> Message | None:
    name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
    if name == "of" and getattr(getattr(node.func, "value", None), "id", None) == "BadInput":
        name = "BadInput.of"
    if name not in CALLS:
        return None
    context_at, texts_at = CALLS[name]
    wanted = [*texts_at] if context_at is None else [context_at, *texts_at]
    values = [_text(node, position) for position in wanted]
    if None in values:
        return None
    context = "" if context_at is None else values.pop(0)
    plural = values[1] if len(values) > 1 else ""
    return Message(values[0], plural, context, place) if values[0] else None


def _text(node: ast.Call, position: int) -> str | None:
    if position >= len(node.args):
        return None
    value = node.args[position]
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return value.value
    # The third argument of ngettext in a template is not a text; only texts are asked for here.
    return None


def read(module: str) -> Catalog:
    """Return the stored catalogue of `module`; an empty one where there is none."""
    path = path_of(module)
    if not path.exists():
        return Catalog(locale=LOCALE)
    return read_po(io.BytesIO(path.read_bytes()), locale=LOCALE, abort_invalid=True)


def merge(module: str, translations: dict[str, str] | None = None) -> int:
    """Rewrite the catalogue of `module` from its sources; return how many texts lack Chinese.

    What is stored stays, what no longer occurs goes, and nothing is guessed. `translations` maps
    English to Chinese and fills or replaces entries.
    """
    stored, fresh, given = read(module), Catalog(locale=LOCALE), translations or {}
    for message in collect(module):
        entry = fresh.add(
            (message.text, message.plural) if message.plural else message.text,
            locations=[(message.place, None)],
            context=message.context or None,
            flags=["python-format"] if "%(" in message.text else [],
        )
        old = stored.get(message.text, message.context or None)
        chinese = given.get(message.text) or (_first(old.string) if old else "")
        entry.string = (chinese,) if message.plural else chinese
    path = path_of(module)
    if len(fresh) or path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        body = io.BytesIO()
        write_po(body, fresh, omit_header=True, sort_output=True, include_lineno=False, width=96)
        path.write_bytes(HEADER.encode() + body.getvalue())
    return len(untranslated(module))


def _first(value: str | tuple[str, ...] | list[str]) -> str:
    return value if isinstance(value, str) else (value[0] if value else "")


def untranslated(module: str) -> list[str]:
    """Return the stored messages of `module` that have no Chinese or a doubtful one."""
    return [
        _first(entry.id)
        for entry in read(module)
        if entry.id and (not _first(entry.string) or entry.fuzzy)
    ]


def problems(module: str) -> list[str]:
    """Return one sentence for each thing wrong with the catalogue of `module`."""
    stored = read(module)
    known = {(_first(entry.id), entry.context or "") for entry in stored if entry.id}
    used = {message.key: message for message in collect(module)}
    name = module or "kernel and policy"
    found = [f"{name}: “{text}” has no Chinese." for text in untranslated(module)]
    found += [
        f"{name}: “{message.text}” ({message.place}) is not collected; run guitu messages."
        for key, message in used.items()
        if key not in known
    ]
    found += [f"{name}: “{text}” is no longer used." for text, _ in sorted(known - set(used))]
    for entry in stored:
        text, chinese = _first(entry.id), _first(entry.string)
        if chinese and _placeholders(text) - _placeholders(chinese) - {"count"}:
            found.append(f"{name}: “{text}” loses a placeholder in Chinese.")
        if _placeholders(chinese) - _placeholders(text):
            found.append(f"{name}: “{text}” gains a placeholder in Chinese.")
    return found


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)", text))


def compile_all(*, force: bool = False) -> int:
    """Write the compiled form of each catalogue that changed; return how many were written."""
    written = 0
    for module in modules():
        source = path_of(module)
        target = source.with_suffix(".mo")
        if not source.exists():
            continue
        if force or not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            with target.open("wb") as file:
                write_mo(file, read(module))
            written += 1
    return written
