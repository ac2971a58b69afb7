"""Addresses of the module `papers`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
