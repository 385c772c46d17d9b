"""The tables of services, gathered for Django; rooms never import this file."""

from dodolan.services.approvals.models import Signature
from dodolan.services.documents.models import Document, Series
from dodolan.services.notices.models import Notice, Wish
from dodolan.services.tables.models import AppliedFile

__all__ = ["AppliedFile", "Document", "Notice", "Series", "Signature", "Wish"]
