"""Learning the weights of intents from messages with known intents: softmax regression, the same bytes every time."""

import json
import random
from collections import Counter
from collections.abc import Sequence

from dodolan.engines.language.intent import IntentModel
from dodolan.engines.language.values import INTENTS

EPOCHS = 30
_RATE, _DECAY = 0.25, 0.3
_LEAST = 2


def train(examples: Sequence[tuple[Sequence[str], str]], seed: int = 1) -> IntentModel:
    """Weights from (features, intent) pairs. Features seen in one message only are left out; ties never matter.

    The order of examples and the seed decide the result; the same ones give the same weights. ValueError for an intent
    we do not know.
    """
    unknown = {intent for _, intent in examples} - set(INTENTS)
    if unknown:
        raise ValueError(f"An intent is one of {', '.join(INTENTS)}, got {', '.join(sorted(unknown))}.")
    seen = Counter(feature for features, _ in examples for feature in features)
    kept = {feature: [0.0] * len(INTENTS) for feature, count in sorted(seen.items()) if count >= _LEAST}
    rows = [
        ([feature for feature in features if feature in kept], INTENTS.index(intent)) for features, intent in examples
    ]
    model = IntentModel(kept)
    dice = random.Random(seed)  # noqa: S311  It only shuffles.
    for epoch in range(EPOCHS):
        dice.shuffle(rows)
        # Early lessons move weights far, later ones only settle them.
        rate = _RATE / (1 + epoch * 0.3)
        for features, right in rows:
            shares = model.scores(features)
            for place, share in enumerate(shares):
                step = rate * ((place == right) - share) / max(4, len(features)) * 4
                # A step too small to matter costs as much time as a large one.
                if abs(step) < 1e-4:
                    continue
                for feature in features:
                    weights = kept[feature]
                    weights[place] += step - rate * _DECAY * weights[place] / 50
    return IntentModel(
        {
            name: tuple(round(weight, 2) for weight in weights)
            for name, weights in kept.items()
            if any(abs(w) >= 0.01 for w in weights)
        }
    )


def written(model: IntentModel) -> str:
    """A model as JSON: one feature a line, in the order of the alphabet."""
    features = sorted(model.weights.items())
    rows = [f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(list(weights))}" for name, weights in features]
    return "{\n" + ",\n".join(rows) + "\n}\n"
