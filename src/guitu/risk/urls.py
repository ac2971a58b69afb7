"""Addresses of risk rounds."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
