"""Needs, the plan of help, requests to departments, work found and kept."""
