"""The address of the day on which a demonstration stands."""

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.demo import views

urlpatterns = [
    route("day/", views.day, name="demonstration-day", needs=Permission.SIGNED_IN),
]
