"""Addresses of contacts, booked contacts and reviews."""

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.contacts.views import booking, compliance, pages, recording, reviews

READ, WRITE = Permission.CONTACT_READ, Permission.CONTACT_WRITE

urlpatterns = [
    route("", pages.contact_list, name="contact-list", needs=READ),
    route("<uuid:pk>/", pages.contact_page, name="contact-page", needs=READ),
    route("<uuid:pk>/note/", recording.note, name="contact-note", needs=WRITE),
    route("<uuid:pk>/sheet/", recording.sheet, name="contact-sheet", needs=WRITE),
    route("<uuid:pk>/void/", recording.void, name="contact-void", needs=WRITE),
    route("<uuid:pk>/undo/", recording.undo, name="contact-undo", needs=WRITE),
    route("with/<uuid:pk>/", recording.contact_new, name="contact-new", needs=WRITE),
    route("under/<uuid:pk>/visit/", recording.visit, name="contact-visit", needs=WRITE),
    route("under/<uuid:pk>/call/", recording.call, name="contact-call", needs=WRITE),
    route("under/<uuid:pk>/family/", recording.family, name="contact-family", needs=WRITE),
    route("booked/", booking.appointment_list, name="appointment-list", needs=READ),
    route("booked/with/<uuid:pk>/", booking.book, name="appointment-new", needs=WRITE),
    route("booked/<uuid:pk>/move/", booking.move, name="appointment-move", needs=WRITE),
    route("booked/<uuid:pk>/<slug:act>/", booking.close, name="appointment-close", needs=WRITE),
    route("counts/", compliance.this_year, name="contact-counts", needs=READ),
    route("counts/<int:year>/", compliance.year_page, name="contact-counts-year", needs=READ),
    route(
        "counts/<int:year>/<uuid:pk>/", compliance.rows_page, name="contact-counts-rows", needs=READ
    ),
    route("sheet/<uuid:pk>/", pages.record_sheet, name="contact-record-sheet", needs=READ),
    route("sheet/<uuid:pk>/word/", pages.record_word, name="contact-record-word", needs=READ),
    route("reviews/<uuid:pk>/", reviews.review_page, name="review-page", needs=READ),
    route("reviews/<uuid:pk>/sign/", reviews.sign, name="review-sign", needs=WRITE),
    route("reviews/<uuid:pk>/word/", reviews.paper, name="review-word", needs=READ),
    route("reviews/<uuid:pk>/void/", reviews.void, name="review-void", needs=WRITE),
    route("under/<uuid:pk>/summary/", reviews.summary, name="review-summary", needs=WRITE),
    route("under/<uuid:pk>/evaluation/", reviews.evaluation, name="review-evaluation", needs=WRITE),
]
