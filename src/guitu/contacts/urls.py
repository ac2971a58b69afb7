"""Addresses of the module `contacts`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
