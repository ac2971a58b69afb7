"""Chinese first: pages open in simplified Chinese until the reader chooses otherwise.

What a browser says of its languages is not asked on pages, because a browser set up in English is
not a choice; other programs that call the API are answered in the language they ask for.
"""

from django.conf import settings
from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

API = "/api/"


class ChosenLanguageMiddleware(LocaleMiddleware):
    """Sets the language of a request from the reader's choice, which is kept in a cookie."""

    def process_request(self, request: HttpRequest) -> None:
        """Activate the chosen language, Chinese where none was chosen."""
        if request.path_info.startswith(API):
            super().process_request(request)
            return
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        translation.activate(known)
        request.LANGUAGE_CODE = translation.get_language()
