"""Addresses of the module `drug_testing`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
