"""Addresses of the module `aid`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
