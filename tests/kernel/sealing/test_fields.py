"""A sealed column: plain in the program, closed in the table, and of no use anywhere else."""

import pytest
from django.db import connection
from django.test.utils import override_settings

from dodolan.kernel.sealing.boxes import seal
from dodolan.kernel.sealing.errors import Unsealable
from dodolan.kernel.sealing.fields import SealedField
from dodolan.people.accounts.models import User
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db
SEED = "5eed" * 10
OTHER_KEY = "another key of fifty signs or more, for the instance of another city"


def kept() -> list[str]:
    """The column as it lies in the table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT totp_seed FROM people_user ORDER BY phone")
        return [text for (text,) in cursor.fetchall()]


def put(text: str) -> None:
    """Write past the program."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_user SET totp_seed = %s", [text])


def test_every_way_into_the_table_seals():
    saved = make_user()
    saved.totp_seed = SEED
    saved.save()
    User.objects.bulk_create([User(phone="+62811", joined_at=saved.joined_at, totp_seed=SEED)])
    updated, also_updated = make_user(), make_user()
    User.objects.filter(pk=updated.pk).update(totp_seed=SEED)
    also_updated.totp_seed = SEED
    User.objects.bulk_update([also_updated], ["totp_seed"])
    boxes = kept()
    assert len(set(boxes)) == 4
    assert not any(SEED in box for box in boxes)
    assert list(User.objects.values_list("totp_seed", flat=True)) == [SEED] * 4
    assert {user.totp_seed for user in User.objects.all()} == {SEED}


def test_who_has_none_is_found_and_others_are_not_looked_up():
    with_one, without = make_user(), make_user()
    User.objects.filter(pk=with_one.pk).update(totp_seed=SEED)
    assert [*User.objects.filter(totp_seed="")] == [without]
    assert [*User.objects.exclude(totp_seed="")] == [with_one]
    with pytest.raises(ValueError, match="cannot be looked up"):
        User.objects.filter(totp_seed=SEED).exists()


@pytest.mark.parametrize("spoiled", ["", "5eed", "cut off", "small letters", "moved"])
def test_what_was_tampered_with_is_one_clear_error(spoiled: str):
    make_user()
    User.objects.update(totp_seed=SEED)
    [box] = kept()
    broken = {
        "": f"{box[:-6]}AAAA==",
        "cut off": box[:-4],
        "small letters": box.lower(),
        "moved": seal(SEED, purpose="second_key", place="people_user.name"),
    }
    put(broken.get(spoiled, spoiled))
    with pytest.raises(Unsealable):
        User.objects.get()


def test_with_another_key_it_is_the_same_error():
    make_user()
    User.objects.update(totp_seed=SEED)
    with override_settings(SECRET_KEY=OTHER_KEY), pytest.raises(Unsealable):
        User.objects.get()
    assert User.objects.get().totp_seed == SEED


def test_migrations_keep_the_purpose():
    field = SealedField(purpose="second_key", blank=True)
    _name, path, args, kwargs = field.deconstruct()
    assert (path, args, kwargs) == (
        "dodolan.kernel.sealing.fields.SealedField",
        [],
        {"blank": True, "purpose": "second_key"},
    )
