"""Reading and searching the business register."""

import pytest
from pytest_django import DjangoAssertNumQueries

from dodolan.people.businesses.models import Business
from dodolan.people.businesses.queries import register
from tests.factories.people import make_business, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def names() -> None:
    """Three businesses of three owners."""
    for owner, name, nib, cluster in (
        ("Tutik Handayani", "Sayur Bu Tutik", "0000000000017", "fresh"),
        ("Slamet Widodo", "Warung Pak Slamet", "0000000000025", "culinary"),
        ("Sri Lestari", "Sayur Bu Sri", None, "fresh"),
    ):
        business = make_business(make_user(owner), name)
        Business.objects.filter(pk=business.pk).update(nib=nib, cluster=cluster)


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", ["Sayur Bu Sri", "Sayur Bu Tutik", "Warung Pak Slamet"]),
        ("sayur", ["Sayur Bu Sri", "Sayur Bu Tutik"]),
        ("sayur lestari", ["Sayur Bu Sri"]),
        ("HANDAYANI", ["Sayur Bu Tutik"]),
        ("0000000000025", ["Warung Pak Slamet"]),
        ("00000000000", ["Sayur Bu Tutik", "Warung Pak Slamet"]),
        ("25", []),
        ("%", []),
        ("nobody", []),
        ("sayur\0", ["Sayur Bu Sri", "Sayur Bu Tutik"]),
        (" " * 500, ["Sayur Bu Sri", "Sayur Bu Tutik", "Warung Pak Slamet"]),
    ],
)
def test_search(search: str, found: list[str]):
    assert [business.name for business in register(search=search)] == found


@pytest.mark.usefixtures("names")
def test_one_cluster():
    assert [business.name for business in register(cluster="culinary")] == ["Warung Pak Slamet"]
    assert not register(search="sayur", cluster="culinary").exists()


@pytest.mark.parametrize("rows", [1, 12])
def test_the_list_is_one_query_however_long(rows: int, django_assert_num_queries: DjangoAssertNumQueries):
    for number in range(rows):
        make_business(name=f"Sayur {number}")
    with django_assert_num_queries(1):
        shown = [(b.name, b.owner.name, b.village.name, b.village.district.name) for b in register()]
    assert len(shown) == rows
