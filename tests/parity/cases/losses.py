"""Every loss: one value a position, and the gradient of their weighted sum."""

import jax
import jax.numpy as jnp
import keras
import numpy as np
from keras import losses

from cases import golden

SOURCE = f"keras {keras.__version__} (jax)"


def case(name, loss, target, prediction):
    """`loss` has reduction "none": one value for each position, weighted at random."""
    random = np.random.default_rng(sum(map(ord, name)) + 3)
    target = jnp.asarray(target, "float32")
    prediction = jnp.asarray(prediction, "float32")
    loss.reduction = "none"
    values, pullback = jax.vjp(lambda p: loss(target, p), prediction)
    weights = jnp.asarray(random.uniform(0.1, 2, size=values.shape), "float32")
    loss.reduction = "sum_over_batch_size"
    return {
        "name": f"{type(loss).__name__} {name}",
        "class_name": type(loss).__name__,
        "config": keras.saving.serialize_keras_object(loss)["config"],
        "target": golden.array(target),
        "prediction": golden.array(prediction),
        "weights": golden.array(weights),
        "values": golden.array(values),
        "gradient": golden.array(pullback(weights)[0]),
        "mean": float(jnp.mean(values)),
    }


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def regression(loss_class):
    random = np.random.default_rng(5)
    for shape in [(6, 1), (5, 4), (3, 2, 3), (2, 70)]:
        yield case(
            f"{shape}", loss_class(), random.normal(size=shape), random.normal(size=shape) * 2
        )


def binary():
    random = np.random.default_rng(6)
    for shape in [(70, 1), (9, 3), (2, 5, 2)]:
        target = random.integers(0, 2, size=shape)
        logits = random.normal(size=shape) * 3
        probabilities = 1 / (1 + np.exp(-logits))
        yield case(f"{shape}", losses.BinaryCrossentropy(), target, probabilities)
        yield case(f"logits {shape}", losses.BinaryCrossentropy(from_logits=True), target, logits)
        for logit in [False, True]:
            yield case(
                f"smoothing 0.2 {'logits ' if logit else ''}{shape}",
                losses.BinaryCrossentropy(from_logits=logit, label_smoothing=0.2),
                target,
                logits if logit else probabilities,
            )
    yield case(
        "soft targets", losses.BinaryCrossentropy(), random.uniform(size=(6, 2)), random.uniform(size=(6, 2))
    )
    extreme = np.array([[0.0], [1.0], [0.0], [1.0], [1e-9], [0.5]])
    yield case("clipped", losses.BinaryCrossentropy(), [[0], [0], [1], [1], [1], [1]], extreme)
    far = np.array([[-80.0], [80.0], [-80.0], [80.0], [-20.0], [20.0]])
    yield case(
        "far logits", losses.BinaryCrossentropy(from_logits=True), [[0], [0], [1], [1], [1], [1]], far
    )


def categorical(sparse):
    random = np.random.default_rng(7)
    loss_class = losses.SparseCategoricalCrossentropy if sparse else losses.CategoricalCrossentropy

    def target(classes, count):
        return classes if sparse else np.eye(count)[classes]

    for shape in [(8, 10), (5, 2), (3, 4, 6), (3, 150)]:
        classes = random.integers(0, shape[-1], size=shape[:-1])
        logits = random.normal(size=shape) * 3
        y = target(classes, shape[-1])
        yield case(f"{shape}", loss_class(), y, softmax(logits))
        yield case(f"logits {shape}", loss_class(from_logits=True), y, logits)
        yield case(f"not normalised {shape}", loss_class(), y, random.uniform(0.05, 1, size=shape))
        if not sparse:
            for logit in [False, True]:
                yield case(
                    f"smoothing 0.1 {'logits ' if logit else ''}{shape}",
                    loss_class(from_logits=logit, label_smoothing=0.1),
                    y,
                    logits if logit else softmax(logits),
                )
    classes = np.array([0, 1, 2, 2])
    certain = np.array([[1.0, 0, 0], [1, 0, 0], [1e-9, 1, 1e-9], [0.2, 0.3, 0.5]])
    yield case("clipped", loss_class(), target(classes, 3), certain)
    far = np.array([[900.0, 0, -900], [900, 0, -900], [-60, -61, -62], [70, 70, 70]])
    yield case("far logits", loss_class(from_logits=True), target(classes, 3), far)
    if not sparse:
        yield case("soft targets", loss_class(), softmax(random.normal(size=(4, 5))), softmax(
            random.normal(size=(4, 5))))


def write_all():
    groups = {
        "MeanSquaredError": regression(losses.MeanSquaredError),
        "MeanAbsoluteError": regression(losses.MeanAbsoluteError),
        "BinaryCrossentropy": binary(),
        "CategoricalCrossentropy": categorical(sparse=False),
        "SparseCategoricalCrossentropy": categorical(sparse=True),
    }
    for name, cases in groups.items():
        golden.write(f"losses/{name}", SOURCE, list(cases))
