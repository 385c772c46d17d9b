"""The tables of people, gathered for Django; rooms never import this file."""

from dodolan.people.accounts.models import ApiToken, Role, SignIn, SignInCode, User
from dodolan.people.businesses.models import Business
from dodolan.people.places.models import City, District, PublicMarket, Village

__all__ = [
    "ApiToken",
    "Business",
    "City",
    "District",
    "PublicMarket",
    "Role",
    "SignIn",
    "SignInCode",
    "User",
    "Village",
]
