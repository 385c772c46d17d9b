"""The database says whether a key is its own."""

from pathlib import Path

import pytest
from django.test.utils import override_settings
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from dodolan.kernel.sealing.checks import sealed_texts_open
from dodolan.kernel.sealing.key_file import make_key
from dodolan.kernel.sealing.models import KeyProof
from dodolan.kernel.sealing.proof import is_proved, opens, prove, why_key_does_not_fit
from dodolan.people.accounts.models import User
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db
OTHER_KEY = "another key of fifty signs or more, for the instance of another city"


def test_the_key_it_was_proved_with_fits(django_assert_num_queries: DjangoAssertNumQueries):
    assert not is_proved()
    prove()
    assert is_proved()
    with django_assert_num_queries(1):
        assert why_key_does_not_fit() == ""


def test_another_key_does_not_fit():
    prove()
    with override_settings(SECRET_KEY=OTHER_KEY):
        assert not opens()
        prove()
        assert opens()
    assert not opens()
    assert KeyProof.objects.count() == 1


def test_before_a_proof_what_is_sealed_says_it():
    assert opens()
    make_user()
    User.objects.update(totp_seed="5eed")
    assert opens()
    with override_settings(SECRET_KEY=OTHER_KEY):
        assert not opens()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "is missing: restore secret.key from the backup of this city's data folder."),
        ("", "holds no key of 32 random bytes: restore secret.key"),
        ("abc", "holds no key of 32 random bytes: restore secret.key"),
        (OTHER_KEY, "is not the key of this city: restore secret.key"),
    ],
)
def test_a_file_that_is_not_the_key_is_said(tmp_path: Path, settings: Settings, text: str | None, says: str):
    prove()
    settings.KEY_FILE = tmp_path / "secret.key"
    if text is not None:
        settings.KEY_FILE.write_text(text)
    assert f"{settings.KEY_FILE} {says}" in why_key_does_not_fit()


def test_a_second_key_of_another_city_is_said(tmp_path: Path, settings: Settings):
    prove()
    settings.KEY_FILE = tmp_path / "secret.key"
    settings.SECRET_KEY = make_key(settings.KEY_FILE)
    assert "is not the key of this city" in why_key_does_not_fit()


def test_the_books_name_what_does_not_open():
    prove()
    ours, theirs = make_user("Bu Rini"), make_user("Pak Joko")
    User.objects.filter(pk=ours.pk).update(totp_seed="5eed")
    with override_settings(SECRET_KEY=OTHER_KEY):
        User.objects.filter(pk=theirs.pk).update(totp_seed="5eed")
    found = sealed_texts_open()
    assert (found.checked, [name.split()[0] for name in found.broken]) == (3, ["people_user.totp_seed"])
    assert str(theirs.pk).replace("-", "") in found.broken[0].replace("-", "")
