"""Unused families leave the style sheet whole."""

from guitu.web.stylesheet import without

SHEET = """@charset "UTF-8";
.navbar-brand,.card{color:red}
.nav{color:blue}
@media print{.navbar{display:none}.card{display:block}}
.a:is(.navbar,.b){top:0}
.tick::before{content:"}";color:red}
@keyframes x{from{top:0}}
"""


def test_only_selectors_of_the_family_go():
    kept = without(SHEET, ("navbar",))

    assert "navbar" not in kept
    assert ".card{color:red}" in kept
    assert ".nav{color:blue}" in kept
    assert "@media print{.card{display:block}" in kept
    assert '.tick::before{content:"}";color:red}' in kept
    assert "@keyframes x{from{top:0}}" in kept
