"""Addresses of the module `portal`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
