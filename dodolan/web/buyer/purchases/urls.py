"""Addresses of purchases."""

from django.urls import path

from dodolan.web.buyer.purchases import pages, proving

app_name = "purchases"
urlpatterns = [
    path("", pages.my_orders, name="list"),
    path("<str:secret>/", pages.track, name="track"),
    path("<str:secret>/batal/", pages.cancel, name="cancel"),
    path("<str:secret>/lagi/", pages.again, name="again"),
    path("<str:secret>/bukti/", proving.prove, name="prove"),
    path("<str:secret>/bukti/kirim/", proving.send_again, name="send-code"),
    path("<str:secret>/bukti/nomor/", proving.other_phone, name="other-phone"),
    path("<str:secret>/jawab/<uuid:consent>/", pages.answer, name="consent"),
    path("<str:secret>/struk/", pages.receipt, name="receipt"),
]
