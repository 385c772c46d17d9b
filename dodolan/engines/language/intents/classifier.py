"""The intent of a message: a linear classifier, weights summed over its features, and a softmax over the sums."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path

from dodolan.engines.language.model.values import INTENTS

MODEL = Path(__file__).parents[1] / "data" / "intents.json"


@dataclass(frozen=True, slots=True)
class IntentModel:
    """Weights by feature, one for each intent in the order of INTENTS."""

    weights: Mapping[str, Sequence[float]]

    def scores(self, features: Sequence[str]) -> list[float]:
        """The share of each intent, from 0 to 1, sum 1."""
        sums = [0.0] * len(INTENTS)
        for feature in features:
            # Features that training has not seen count neither for nor against.
            for place, weight in enumerate(self.weights.get(feature, ())):
                sums[place] += weight
        # Less the largest, so that no power overflows.
        top = max(sums)
        powers = [exp(value - top) for value in sums]
        whole = sum(powers)
        return [power / whole for power in powers]


def load_model(path: Path = MODEL) -> IntentModel:
    """The learned weights."""
    return IntentModel(json.loads(path.read_text(encoding="utf-8")))
