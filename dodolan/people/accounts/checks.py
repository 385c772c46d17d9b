"""Promises about roles and keys: each is what the trail says of it, counted on the live database."""

from uuid import UUID

from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.checks import Check, Finding, finding
from dodolan.kernel.sealing.errors import Unsealable
from dodolan.people.accounts.actions import role_facts
from dodolan.people.accounts.audit import (
    ACCOUNT_CLOSED,
    ACCOUNT_REOPENED,
    PHONE_CHANGED,
    ROLE_GIVEN,
    ROLE_TAKEN,
    SECOND_KEY_MADE,
    SECOND_KEY_TAKEN,
    TOKEN_MADE,
    TOKEN_REVOKED,
)
from dodolan.people.accounts.fingerprints import phone_fingerprint, second_key_fingerprint, token_fingerprint
from dodolan.people.accounts.models import ApiToken, Role, User

Held = tuple[UUID, str]


def roles_are_their_trail() -> Finding:
    """Who holds a role was given it, for that market, and it was not taken away since; who was given one holds it."""
    given: dict[Held, str] = {}
    rows = AuditEntry.objects.filter(action__in=(ROLE_GIVEN.key, ROLE_TAKEN.key)).order_by("number")
    for action, user, before, after in rows.values_list("action", "subject", "before", "after").iterator():
        if action == ROLE_GIVEN.key:
            given[user, after["role"]] = after.get("market", "")
        else:
            given.pop((user, before["role"]), None)
    held = {(role.user_id, role.name): role_facts(role).get("market", "") for role in Role.objects.all()}
    broken = {key for key in given.keys() | held.keys() if given.get(key) != held.get(key)}
    return finding("roles as the trail gave and took them", len(held), (f"{user} {role}" for user, role in broken))


def phones_are_their_trail() -> Finding:
    """Whoever was given a role has the phone they had then, or the one it was changed to, by the trail."""
    rows = AuditEntry.objects.filter(action__in=(ROLE_GIVEN.key, PHONE_CHANGED.key)).order_by("number")
    told: dict[UUID, str] = {}
    for user, after in rows.values_list("subject", "after").iterator():
        # Roles that were given before phones were told say nothing of them.
        if seen := after.get("phone_fingerprint") or after.get("fingerprint"):
            told[user] = seen
    users = User.objects.filter(pk__in=told).defer("totp_seed")
    broken = [user.pk for user in users if phone_fingerprint(user) != told[user.pk]]
    return finding("phones of people with a role as they were entered", len(users), broken)


def closed_accounts_are_their_trail() -> Finding:
    """An account is closed if the trail says so last, and open if it does not."""
    rows = AuditEntry.objects.filter(action__in=(ACCOUNT_CLOSED.key, ACCOUNT_REOPENED.key)).order_by("number")
    last = dict(rows.values_list("subject", "action"))
    closed = {user for user, action in last.items() if action == ACCOUNT_CLOSED.key}
    there = set(User.objects.filter(is_active=False).values_list("pk", flat=True))
    return finding("closed accounts as they were closed", User.objects.count(), closed ^ there)


def second_keys_are_their_trail() -> Finding:
    """Passwords and second keys of the office are those that were last made, and nobody else has any."""
    made = dict(_fingerprints(SECOND_KEY_MADE.key, SECOND_KEY_TAKEN.key))
    # A key that does not open must not hide the others, so each is read by itself; few people work at an office.
    users = (User.objects.exclude(totp_seed="") | User.objects.filter(pk__in=made)).defer("totp_seed")
    broken = [user.pk for user in users if made.get(user.pk, "") != _second_key(user)]
    return finding("second keys as they were made", len(users), broken)


def _second_key(user: User) -> str | None:
    try:
        # Whoever left the office has none any more.
        return second_key_fingerprint(user) if user.totp_seed else ""
    except Unsealable:
        return None


def tokens_are_their_trail() -> Finding:
    """API keys act for whom they were made, open as they were made, and stay worthless once they were revoked."""
    made = dict(_fingerprints(TOKEN_MADE.key))
    revoked = set(AuditEntry.objects.filter(action=TOKEN_REVOKED.key).values_list("subject", flat=True))
    broken, there = made.keys() - set(ApiToken.objects.values_list("pk", flat=True)), ApiToken.objects.all()
    for token in there:
        if made.get(token.pk) != token_fingerprint(token) or (token.revoked_at is not None) != (token.pk in revoked):
            broken.add(token.pk)
    return finding("API keys as they were made and revoked", len(there), broken)


def _fingerprints(*actions: str) -> list[tuple[UUID, str]]:
    """(subject, fingerprint), oldest first, so that the newest is left in a dict."""
    rows = AuditEntry.objects.filter(action__in=actions).order_by("number").values_list("subject", "after")
    return [(subject, after.get("fingerprint", "")) for subject, after in rows]


CHECKS = (
    Check("accounts.roles_are_their_trail", roles_are_their_trail),
    Check("accounts.phones_are_their_trail", phones_are_their_trail),
    Check("accounts.closed_accounts_are_their_trail", closed_accounts_are_their_trail),
    Check("accounts.second_keys_are_their_trail", second_keys_are_their_trail),
    Check("accounts.tokens_are_their_trail", tokens_are_their_trail),
)
