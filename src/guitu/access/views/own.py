"""Sign-in, and one's own account."""

from typing import Any

from allauth.account.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guitu.access import demonstration
from guitu.access.presenters.staff import own_facts
from guitu.web import clock


class SignInView(LoginView):
    """The sign-in page; in a demonstration home it lists the invented people."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the context of the page."""
        accounts = demonstration.accounts(on=clock.today())
        return super().get_context_data(**kwargs) | {"demonstration_accounts": accounts}


def my_account(request: HttpRequest) -> HttpResponse:
    """Show one's own posts and the ways into one's account."""
    return render(request, "access/my_account_page.html", own_facts(request.actor, request.user))
