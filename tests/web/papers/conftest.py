"""The same town as the tests of measures."""

from tests.web.measures.conftest import _in_english, files

__all__ = ["_in_english", "files"]
