"""Every setting, command, permission, role and module is in the docs; what is generated agrees."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from guitu.access.permissions import Permission
from guitu.access.roles import Role
from guitu.config.reference import pages

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "src" / "guitu"
REFERENCE = ROOT / "docs" / "reference"
READS = re.compile(
    r"(?:env\.(?:text|flag|choice|words)|os\.environ\.get|os\.environ\[|text|getenv)\(?\"([A-Z_]+)\""
)
NOT_OURS = {"DJANGO_SETTINGS_MODULE", "PATH", "PYTEST_XDIST_WORKER"}


def page(name):
    return (REFERENCE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(pages()))
def test_a_generated_page_is_the_one_in_the_docs(name):
    assert page(name) == pages()[name], f"Run `guitu reference` to write docs/reference/{name}."


def settings_read() -> set[str]:
    found = set()
    for path in HOUSE.rglob("*.py"):
        found |= set(READS.findall(path.read_text(encoding="utf-8")))
    return found - NOT_OURS


def test_every_setting_is_in_the_docs_and_no_other():
    described = set(re.findall(r"^\| `([A-Z_]+)`", page("settings.md"), re.MULTILINE))

    assert settings_read() == described


def test_every_command_is_in_the_docs_and_no_other():
    ours = {
        name.replace("_", "-") for name, app in get_commands().items() if app.startswith("guitu")
    }
    described = set(re.findall(r"^\| `guitu ([a-z-]+)", page("commands.md"), re.MULTILINE))

    assert ours == described


def test_every_module_stands_in_the_description_of_the_house():
    house = (ROOT / "docs" / "explanation" / "the-house.md").read_text(encoding="utf-8")
    modules = {path.parent.name for path in HOUSE.glob("*/__init__.py")}

    assert modules - set(re.findall(r"[a-z_]+", house.split("```")[1])) == set()


def test_every_permission_and_role_stands_in_the_matrix():
    text = page("permissions.md")

    assert all(f"`{permission.value}`" in text for permission in Permission)
    assert all(role.label in text for role in Role)


def test_no_link_of_the_docs_leads_nowhere():
    broken = [
        f"{path.relative_to(ROOT)}: {target}"
        for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
        for target in re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8"))
        if "://" not in target and not target.startswith("mailto:")
        if not (path.parent / target).exists()
    ]

    assert broken == []
