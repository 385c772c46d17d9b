"""Addresses of the officer's pages."""

from django.urls import path

from dodolan.web.officer import (
    city,
    ledger,
    opening,
    order,
    orders,
    people,
    register,
    runners,
    settlement,
    today,
    trail,
)

urlpatterns = [
    path("", today.today, name="desk"),
    path("pesanan/", orders.orders, name="desk-orders"),
    path("pesanan/<str:number>/", order.order, name="desk-order"),
    path("pesanan/<str:number>/kurir/", order.give, name="desk-order-give"),
    path("pesanan/<str:number>/tarik/", order.take, name="desk-order-take"),
    path("pesanan/<str:number>/batal/", order.cancel, name="desk-order-cancel"),
    path("pesanan/<str:number>/tanpa-pin/", order.release, name="desk-order-release"),
    path("kurir/", runners.runners, name="desk-runners"),
    path("kurir/<uuid:day>/beri/", runners.give, name="desk-give"),
    path("kurir/kotak/<uuid:box>/", runners.verify, name="desk-verify"),
    path("uang/", settlement.settlement, name="desk-settlement"),
    path("uang/usul/", settlement.propose, name="desk-propose"),
    path("uang/setuju/<str:day>/", settlement.approve, name="desk-approve"),
    path("uang/<uuid:payout>/lunas/", settlement.paid, name="desk-paid"),
    path("buku/", ledger.ledger, name="desk-ledger"),
    path("buku/jenis/<str:kind>/", ledger.accounts, name="desk-accounts"),
    path("buku/akun/<uuid:account>/", ledger.account, name="desk-account"),
    path("buku/<uuid:journal>/", ledger.journal, name="desk-journal"),
    path("usaha/", register.businesses, name="desk-register"),
    path("usaha/baru/", register.new_business, name="desk-new-business"),
    path("usaha/<uuid:business>/lapak/", opening.new_stall, name="desk-new-stall"),
    path("orang/", people.people, name="desk-people"),
    path("orang/<uuid:role>/cabut/", people.take, name="desk-take-role"),
    path("usaha/lapak/<uuid:stall>/", register.stall, name="desk-stall"),
    path("usaha/lapak/<uuid:stall>/keadaan/", register.stall_status, name="desk-stall-status"),
    path("kota/", city.terms, name="desk-city"),
    path("kota/ongkos/", city.fees, name="desk-fees"),
    path("kota/jam/", city.slots, name="desk-slots"),
    path("jejak/", trail.trail, name="desk-trail"),
]
