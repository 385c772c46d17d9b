"""Training of the intent weights: softmax regression by stochastic gradient descent, the same bytes every time."""

import json
import random
from collections import Counter
from collections.abc import Sequence

from dodolan.engines.language.intents.classifier import IntentModel
from dodolan.engines.language.model.parameters import USUAL, Parameters
from dodolan.engines.language.model.values import INTENTS


def train(examples: Sequence[tuple[Sequence[str], str]], seed: int = 1, parameters: Parameters = USUAL) -> IntentModel:
    """Weights from (features, intent) pairs. Features seen in one message only are left out.

    The order of examples and the seed decide the result; the same ones give the same weights. ValueError for an
    unknown intent.
    """
    unknown = {intent for _, intent in examples} - set(INTENTS)
    if unknown:
        raise ValueError(f"An intent is one of {', '.join(INTENTS)}, got {', '.join(sorted(unknown))}.")
    seen = Counter(feature for features, _ in examples for feature in features)
    kept = {
        feature: [0.0] * len(INTENTS) for feature, count in sorted(seen.items()) if count >= parameters.fewest_examples
    }
    rows = [
        ([feature for feature in features if feature in kept], INTENTS.index(intent)) for features, intent in examples
    ]
    model = IntentModel(kept)
    dice = random.Random(seed)
    for epoch in range(parameters.epochs):
        dice.shuffle(rows)
        # Early passes move weights far, later ones only settle them.
        rate = parameters.learning_rate / (1 + epoch * parameters.rate_decay)
        for features, right in rows:
            _learn(kept, (features, right), model.scores(features), rate, parameters)
    # Two decimals read the same on every machine, whatever the last bits of its floats.
    return IntentModel(
        {
            name: tuple(round(weight, 2) for weight in weights)
            for name, weights in kept.items()
            if any(abs(weight) >= parameters.least_weight for weight in weights)
        }
    )


def _learn(
    kept: dict[str, list[float]],
    lesson: tuple[Sequence[str], int],
    shares: Sequence[float],
    rate: float,
    parameters: Parameters,
) -> None:
    """One step of gradient descent for one message: weights move by what each share is off."""
    features, right = lesson
    long, decay, least = parameters.long_message, parameters.weight_decay, parameters.least_step
    for place, share in enumerate(shares):
        step = rate * ((place == right) - share) / max(long, len(features)) * long
        if abs(step) < least:
            continue
        for feature in features:
            weights = kept[feature]
            weights[place] += step - rate * decay * weights[place] / 50


def written(model: IntentModel) -> str:
    """A model as JSON: one feature a line, in the order of the alphabet."""
    features = sorted(model.weights.items())
    rows = [f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(list(weights))}" for name, weights in features]
    return "{\n" + ",\n".join(rows) + "\n}\n"
