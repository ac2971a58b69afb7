"""The one list: declared as data, drawn the same way everywhere. See docs/how-to/build-a-page.md.

PEOPLE = ListSpec(key="people", columns=(...), filters=(...), default_sort="name")

def people_list(request):
    rows = queries.visible_to(request.actor)
    return respond(request, PEOPLE, rows=rows, present=presenters.person_row,
                   template="people/list_page.html")
"""

from guitu.web.lists.page import ListPage, list_page
from guitu.web.lists.responses import respond
from guitu.web.lists.spec import Choice, Column, DayFilter, Empty, ListSpec, Search
from guitu.web.lists.state import ListState

__all__ = [
    "Choice",
    "Column",
    "DayFilter",
    "Empty",
    "ListPage",
    "ListSpec",
    "ListState",
    "Search",
    "list_page",
    "respond",
]
