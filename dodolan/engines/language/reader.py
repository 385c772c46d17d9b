"""The entrance: a message and its sender's role go in, a reading comes out."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dodolan.engines.language.clarification import questions_of
from dodolan.engines.language.intents.classifier import IntentModel
from dodolan.engines.language.intents.features import features_of
from dodolan.engines.language.lexicon.tables import Lexicon
from dodolan.engines.language.model.marks import Mark
from dodolan.engines.language.model.parameters import USUAL, Parameters
from dodolan.engines.language.model.values import INTENTS, NAMING_ONLY, Product, Reading, Role, Span
from dodolan.engines.language.parsing.clauses import Entry
from dodolan.engines.language.parsing.entries import entries_of
from dodolan.engines.language.parsing.notes import noted
from dodolan.engines.language.parsing.order_lines import KITCHEN, Chosen, cancelled, named_lines, order_lines
from dodolan.engines.language.parsing.price_lists import price_lines, without_old_prices
from dodolan.engines.language.tagging.context import in_context
from dodolan.engines.language.tagging.scanner import Scanner
from dodolan.engines.language.tokens.normalizer import plain_text
from dodolan.engines.language.tokens.tokenizer import tokens_of


@dataclass(frozen=True, slots=True)
class _Understood:
    """A message before its intent is decided."""

    marks: list[Mark]
    entries: list[Entry]
    features: list[str]
    was_cut: bool


class Reader:
    """Reads messages by a lexicon, a catalogue and learned weights. Between messages it keeps only a cache."""

    def __init__(
        self,
        lexicon: Lexicon,
        products: Collection[Product],
        model: IntentModel,
        parameters: Parameters = USUAL,
    ) -> None:
        """Index once, so that reading is fast. ValueError for an empty catalogue."""
        if not products:
            raise ValueError("A catalogue has one product or more.")
        self._lexicon, self._model, self._parameters = lexicon, model, parameters
        self._products: Mapping[str, Product] = {product.name: product for product in products}
        self._kinds = {product.name: product.family for product in products}
        self._scanner = Scanner(lexicon, products, parameters)
        self._cooked = frozenset(product.name for product in products if product.cluster in KITCHEN)

    def read(self, message: str, role: Role = "buyer") -> Reading:
        """The reading of a message. Any text has one; nothing raises."""
        said = self._understood(message, role)
        shares = self._model.scores(said.features)
        # Sorting is stable, so equal shares keep the order of INTENTS on every machine.
        ranked = sorted(zip(shares, INTENTS, strict=True), key=lambda pair: -pair[0])
        share, intent = ranked[0]
        chosen = self._lines(intent, said)
        return Reading(
            intent=intent,
            confidence=round(share, 3),
            lines=[noted(one, message, self._lexicon.polite, self._parameters) for one in chosen],
            questions=questions_of(ranked, chosen, Span(0, len(message)), self._parameters),
            unsold=[entry.good.span for entry in said.entries if entry.good.is_unsold],
            was_cut=said.was_cut,
        )

    def features(self, message: str, role: Role) -> list[str]:
        """The features of a message, for the intent classifier and its training."""
        return self._understood(message, role).features

    def _understood(self, message: str, role: Role) -> _Understood:
        text = plain_text(message, self._lexicon.pictures, self._parameters)
        tokens = tokens_of(text, self._parameters)
        scanned = self._scanner.scan(tokens)
        marks = in_context(scanned, self._cooked)
        # Only traders name old and new prices; a buyer's "dari 2 jadi 3" is a correction.
        if role == "trader":
            marks = without_old_prices(marks)
        entries = entries_of(marks, self._kinds, self._cooked, prices=role == "trader")
        words = [token.text for token in tokens if token.kind == "word"]
        features = features_of(self._lexicon, role, words, scanned, entries, parameters=self._parameters)
        return _Understood(marks, entries, features, text.was_cut or len(tokens) == self._parameters.most_tokens)

    def _lines(self, intent: str, said: _Understood) -> list[Chosen]:
        products, parameters = self._products, self._parameters
        if intent == "price_update":
            return price_lines(said.entries, said.marks, products, parameters)
        if intent == "cancel":
            return named_lines(cancelled(said.entries), products, parameters)
        if intent in NAMING_ONLY:
            return named_lines(said.entries, products, parameters)
        return order_lines(said.entries, products, parameters) if intent in ("order", "repeat_order") else []


def products_of(catalogue: Mapping[str, Any]) -> list[Product]:
    """Products of a catalogue in the form of its JSON file. ValueError for one without name or units."""
    return list(_products(catalogue.get("products", ())))


def _products(rows: Iterable[Mapping[str, Any]]) -> Iterable[Product]:
    for row in rows:
        name, units = row.get("name"), row.get("units")
        if not isinstance(name, str) or not name.strip() or not isinstance(units, list) or not units:
            raise ValueError(f"A product has a name and units, got {json.dumps(row, ensure_ascii=False)[:200]}.")
        yield Product(
            name, tuple(map(str, units)), str(row.get("family") or ""), bool(row.get("family_default")),
            int(row.get("typical_price") or 0), str(row.get("cluster") or ""),
        )  # fmt: skip
