"""Addresses of the module `absences`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
