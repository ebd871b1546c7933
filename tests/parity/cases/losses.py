"""Every loss: one value a position, and the gradient of their weighted sum."""

import jax
import jax.numpy as jnp
import keras
import numpy as np
from keras import losses

from cases import golden

SOURCE = f"keras {keras.__version__} (jax)"


def case(name, loss, target, prediction, at_positions=lambda values: values):
    """`loss` has reduction "none": one value for each position, weighted at random.

    `at_positions` gives each position the value of what it is part of.
    """
    random = np.random.default_rng(sum(map(ord, name)) + 3)
    target = jnp.asarray(target, "float32")
    prediction = jnp.asarray(prediction, "float32")
    loss.reduction = "none"
    values, pullback = jax.vjp(lambda p: at_positions(loss(target, p)), prediction)
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
    if sparse:
        # From logits only: with probabilities Keras's gradient is NaN at ignored positions (0 / 0).
        for ignored in [-1, 1, 255]:
            marks = np.where(np.arange(8) % 3 == 0, ignored, random.integers(0, 4, size=8))
            loss = loss_class(ignore_class=ignored, from_logits=True)
            yield case(f"ignoring {ignored}", loss, marks, random.normal(size=(8, 4)))
    else:
        yield case("soft targets", loss_class(), softmax(random.normal(size=(4, 5))), softmax(
            random.normal(size=(4, 5))))


def positive(loss_class):
    """Losses of counts and other numbers of many sizes."""
    random = np.random.default_rng(15)
    for shape in [(6, 1), (5, 4), (2, 70)]:
        target, prediction = random.exponential(3, size=shape), random.exponential(3, size=shape)
        yield case(f"{shape}", loss_class(), target, prediction)
    edge = np.array([[0.0, -1, 1e-9, 5], [0, 1, -2, 1e4]])
    yield case("edges", loss_class(), [[0, 2, 1, 0], [3, 0, -1, 1e4]], edge + (loss_class is losses.Poisson) * 2)


def with_delta(delta, huber_case):
    """Keras 3.15 leaves delta out of Huber's config."""
    huber_case["config"]["delta"] = delta
    return huber_case


def huber():
    random = np.random.default_rng(16)
    for delta in [1.0, 0.3, 2.5]:
        yield with_delta(
            delta,
            case(
                f"delta {delta}",
                losses.Huber(delta=delta),
                random.normal(size=(7, 11)),
                random.normal(size=(7, 11)) * 2,
            ),
        )
    yield from (with_delta(1.0, each) for each in regression(losses.Huber))


def log_cosh():
    yield from regression(losses.LogCosh)
    far = [[0.0, 50, -50, 1e4, -1e4], [1e-3, -1e-3, 0.1, -0.1, 1]]
    yield case("far and near", losses.LogCosh(), np.zeros((2, 5)), far)


def hinge(loss_class):
    random = np.random.default_rng(17)
    for shape in [(9, 1), (5, 4), (2, 70)]:
        prediction = random.normal(size=shape)
        ones = random.integers(0, 2, size=shape)
        yield case(f"0 and 1 {shape}", loss_class(), ones, prediction)
        yield case(f"-1 and 1 {shape}", loss_class(), ones * 2 - 1, prediction)
        yield case(f"numbers {shape}", loss_class(), random.normal(size=shape), prediction)
    yield case("kink", loss_class(), [[1], [-1], [1], [-1]], [[1.0], [-1], [2], [2]])


def categorical_hinge():
    random = np.random.default_rng(23)
    loss_class = losses.CategoricalHinge
    for shape in [(9, 2), (6, 5), (3, 2, 4), (2, 70)]:
        target = np.eye(shape[-1])[random.integers(0, shape[-1], size=shape[:-1])]
        yield case(f"{shape}", loss_class(), target, random.normal(size=shape))
        yield case(f"-1 and 1 {shape}", loss_class(), target * 2 - 1, random.normal(size=shape))
    yield case("ties", loss_class(), [[1, 0, 0], [0, 1, 0]], [[0.5, 0.25, 0.25], [2, 2, 1]])
    yield case("kink", loss_class(), [[1, 0], [0, 1]], [[2.0, 1], [-1, -0.5]])


def overlap(loss_class, arguments):
    """Losses of a whole batch or of parts of it: each position has the mean of those it is part of."""
    random = np.random.default_rng(24)
    for shape in [(6, 1), (5, 4), (3, 4, 2), (2, 3, 4, 3)]:
        rank = len(shape)
        target = random.integers(0, 2, size=shape)
        prediction = random.uniform(size=shape)
        axes = [None, tuple(range(1, rank)), -1, tuple(range(rank - 1))]
        for axis in axes:
            def at_positions(values, axis=axis):
                summed = range(rank) if axis is None else [axis] if axis == -1 else axis
                summed = [each % rank for each in summed]
                kept = [1 if each in summed else extent for each, extent in enumerate(shape)]
                return jnp.mean(jnp.broadcast_to(values.reshape(kept), shape), axis=-1)

            for given in arguments:
                loss = loss_class(axis=axis, **given)
                yield case(f"{axis} {given} {shape}", loss, target, prediction, at_positions)
    yield case(
        "nothing there", loss_class(**arguments[0]), np.zeros((2, 3)), np.zeros((2, 3)) + 0.25,
        lambda values: jnp.broadcast_to(values, (2,)),
    )


def distributions():
    random = np.random.default_rng(18)
    for shape in [(6, 5), (3, 2, 4), (2, 70)]:
        yield case(
            f"{shape}",
            losses.KLDivergence(),
            softmax(random.normal(size=shape)),
            softmax(random.normal(size=shape)),
        )
    clipped = np.array([[1.0, 0, 0], [0, 1, 0], [1e-9, 0.5, 0.5]])
    yield case("clipped", losses.KLDivergence(), [[1, 0, 0], [0.5, 0.5, 0], [0, 0, 1]], clipped)


def cosine():
    # With one output the similarity is a sign: its gradient is 0 but for rounding.
    for each in regression(losses.CosineSimilarity):
        if "(6, 1)" not in each["name"]:
            yield each
    yield case("small", losses.CosineSimilarity(), [[3.0, 4], [1e-9, 0]], [[1e-3, 2e-3], [1, 2]])


def binary_focal():
    random = np.random.default_rng(19)
    loss_class = losses.BinaryFocalCrossentropy
    arguments = [{}, {"gamma": 3.0}, {"gamma": 0.0}, {"gamma": 1.5, "label_smoothing": 0.2}]
    arguments += [{"apply_class_balancing": True}, {"apply_class_balancing": True, "alpha": 0.6}]
    for shape in [(12, 1), (9, 3)]:
        target = random.integers(0, 2, size=shape)
        logits = random.normal(size=shape) * 2
        for given in arguments:
            label = f"{given} {shape}"
            yield case(label, loss_class(**given), target, 1 / (1 + np.exp(-logits)))
            yield case(f"logits {label}", loss_class(from_logits=True, **given), target, logits)
    sure = np.array([[0.0], [1.0], [0.0], [1.0], [1e-9]])
    yield case("clipped", loss_class(), [[0], [1], [1], [0], [1]], sure)


def categorical_focal():
    random = np.random.default_rng(20)
    loss_class = losses.CategoricalFocalCrossentropy
    arguments = [{}, {"gamma": 3.0, "alpha": 0.5}, {"gamma": 0.0}, {"gamma": 1.5}]
    arguments += [{"label_smoothing": 0.1}]
    for shape in [(6, 5), (2, 3, 4), (2, 70)]:
        target = np.eye(shape[-1])[random.integers(0, shape[-1], size=shape[:-1])]
        logits = random.normal(size=shape) * 2
        for given in arguments:
            label = f"{given} {shape}"
            yield case(label, loss_class(**given), target, softmax(logits))
            yield case(f"logits {label}", loss_class(from_logits=True, **given), target, logits)
    raw = random.uniform(0.05, 1, size=(4, 5))
    yield case("not normalised", loss_class(), np.eye(5)[[0, 3, 1, 4]], raw)


def write_all():
    groups = {
        "MeanSquaredError": regression(losses.MeanSquaredError),
        "MeanAbsoluteError": regression(losses.MeanAbsoluteError),
        "BinaryCrossentropy": binary(),
        "CategoricalCrossentropy": categorical(sparse=False),
        "SparseCategoricalCrossentropy": categorical(sparse=True),
        "MeanAbsolutePercentageError": regression(losses.MeanAbsolutePercentageError),
        "MeanSquaredLogarithmicError": positive(losses.MeanSquaredLogarithmicError),
        "Huber": huber(),
        "LogCosh": log_cosh(),
        "Poisson": positive(losses.Poisson),
        "KLDivergence": distributions(),
        "Hinge": hinge(losses.Hinge),
        "SquaredHinge": hinge(losses.SquaredHinge),
        "CategoricalHinge": categorical_hinge(),
        "Dice": overlap(losses.Dice, [{}]),
        "Tversky": overlap(losses.Tversky, [{}, {"alpha": 0.3, "beta": 0.8}]),
        "CosineSimilarity": cosine(),
        "BinaryFocalCrossentropy": binary_focal(),
        "CategoricalFocalCrossentropy": categorical_focal(),
    }
    for name, cases in groups.items():
        golden.write(f"losses/{name}", SOURCE, list(cases))
