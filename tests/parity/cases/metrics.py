"""Every metric over three batches, the last one smaller, and which accuracy compile() chooses."""

import keras
import numpy as np
from keras import metrics
from keras.src.trainers import compile_utils

from cases import golden

SOURCE = f"keras {keras.__version__} (jax)"


def case(name, metric, target, prediction, weights=None):
    """Updates `metric` with rows 0-3, 4-7 and the rest; `results` is the result after each."""
    target, prediction = np.asarray(target, "float32"), np.asarray(prediction, "float32")
    batches, results = [(0, 4), (4, 8), (8, len(target))], []
    for start, end in batches:
        metric.update_state(
            target[start:end],
            prediction[start:end],
            sample_weight=None if weights is None else weights[start:end],
        )
        results.append(float(metric.result()))
    return {
        "name": f"{type(metric).__name__} {name}",
        "class_name": type(metric).__name__,
        "config": keras.saving.serialize_keras_object(metric)["config"],
        "target": golden.array(target),
        "prediction": golden.array(prediction),
        "weights": None if weights is None else golden.array(weights),
        "batches": [list(b) for b in batches],
        "results": results,
    }


def both(name, make, target, prediction):
    """Without and with sample weights."""
    weights = np.random.default_rng(len(name)).uniform(0, 2, size=len(target)).astype("float32")
    yield case(name, make(), target, prediction)
    yield case(f"{name} weighted", make(), target, prediction, weights)


def all_cases():
    random = np.random.default_rng(8)
    rows = 11
    for shape in [(rows, 1), (rows, 3), (rows, 2, 3)]:
        label = f"{shape}"
        probability = random.uniform(size=shape)
        yield from both(
            label, metrics.BinaryAccuracy, random.integers(0, 2, size=shape), probability
        )
        yield from both(
            f"threshold 0.7 {label}",
            lambda: metrics.BinaryAccuracy(threshold=0.7),
            random.integers(0, 2, size=shape),
            probability,
        )
        yield from both(
            label,
            metrics.Accuracy,
            random.integers(0, 3, size=shape),
            random.integers(0, 3, size=shape),
        )
        for metric in [metrics.MeanSquaredError, metrics.MeanAbsoluteError]:
            yield from both(label, metric, random.normal(size=shape), random.normal(size=shape))
    for shape in [(rows, 4), (rows, 3, 5)]:
        label = f"{shape}"
        classes = random.integers(0, shape[-1], size=shape[:-1])
        # Ties on purpose: the first of equal classes counts.
        scores = random.integers(0, 4, size=shape)
        one_hot = np.eye(shape[-1])[classes]
        yield from both(label, metrics.SparseCategoricalAccuracy, classes, scores)
        yield from both(label, metrics.CategoricalAccuracy, one_hot, scores)


def accuracy_choices():
    shapes = [
        ((1,), (1,)),
        ((), (1,)),
        ((), (10,)),
        ((1,), (10,)),
        ((10,), (10,)),
        ((4,), (4, 7)),
        ((4, 7), (4, 7)),
        ((4, 1), (4, 7)),
        ((4, 1), (4, 1)),
    ]
    for target, prediction in shapes:
        metric = compile_utils.get_metric(
            "accuracy", np.zeros((2, *target)), np.zeros((2, *prediction))
        )
        yield {
            "name": f"{target} {prediction}",
            "target_shape": list(target),
            "prediction_shape": list(prediction),
            "class_name": type(metric).__name__,
        }


def write_all():
    golden.write("metrics", SOURCE, list(all_cases()))
    golden.write("accuracy_choices", SOURCE, list(accuracy_choices()))
