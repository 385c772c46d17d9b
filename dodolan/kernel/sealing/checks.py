"""The promise of sealing, counted on the live database."""

from dodolan.kernel.checks import Check, Finding, finding
from dodolan.kernel.sealing.proof import opens, sealed_texts


def sealed_texts_open() -> Finding:
    """The key opens its proof and every sealed text."""
    texts = [*sealed_texts(), ("the proof of the key", opens())]
    return finding("the key opens what is sealed", len(texts), (name for name, is_open in texts if not is_open))


CHECKS = (Check("sealing.texts_open", sealed_texts_open),)
