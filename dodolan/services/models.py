"""The tables of services, gathered for Django; rooms never import this file."""

from dodolan.services.approvals.models import Signature

__all__ = ["Signature"]
