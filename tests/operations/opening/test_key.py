"""A key is made where no city is, and nowhere else; a city without its key is refused."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from dodolan.kernel.sealing.key_file import make_key
from dodolan.kernel.sealing.keys import instance_key
from dodolan.kernel.sealing.proof import is_proved, opens
from dodolan.operations.opening.errors import CannotPrepare
from dodolan.operations.opening.key import hold_key
from dodolan.people.accounts.models import User
from dodolan.people.places.models import City
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    """A folder without a key."""
    settings.KEY_FILE = tmp_path / "secret.key"
    return tmp_path


def _city() -> None:
    City.objects.create(code="3573", name="Kota Malang")


def test_a_fresh_folder_gets_one_and_its_proof(folder: Path):
    before = instance_key()
    hold_key()
    assert (folder / "secret.key").read_text().encode() == instance_key() != before
    assert opens()


def test_it_is_kept_by_the_city(folder: Path):
    hold_key()
    key = instance_key()
    _city()
    hold_key()
    assert instance_key() == key


def test_a_city_without_its_key_gets_no_new_one(folder: Path):
    hold_key()
    _city()
    (folder / "secret.key").unlink()
    with pytest.raises(CannotPrepare, match=r"secret\.key is missing: restore secret\.key from the backup"):
        hold_key()
    assert [*folder.iterdir()] == []


def test_people_without_a_city_need_their_key_too(folder: Path):
    make_user()
    User.objects.update(totp_seed="5eed")
    with pytest.raises(CannotPrepare, match="is missing"):
        hold_key()


def test_a_city_of_the_version_before_is_proved_at_its_first_start():
    _city()
    make_user()
    User.objects.update(totp_seed="5eed")
    assert not is_proved()
    hold_key()
    assert is_proved()


def test_a_key_that_opens_nothing_of_the_version_before_is_not_proved(folder: Path, settings: Settings):
    _city()
    make_user()
    User.objects.update(totp_seed="5eed")
    settings.SECRET_KEY = make_key(folder / "secret.key")
    with pytest.raises(CannotPrepare, match="is not the key of this city"):
        hold_key()
    assert not is_proved()


def test_what_somebody_put_there_is_not_overwritten(folder: Path):
    (folder / "secret.key").write_text("abc")
    with pytest.raises(CannotPrepare, match=r"holds no key of 32 random bytes\. No city is here yet: remove it"):
        hold_key()
    assert (folder / "secret.key").read_text() == "abc"
