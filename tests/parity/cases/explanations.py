"""Where a model looks in a picture, from Keras in float64: Grad-CAM, saliency and occlusion.

Grad-CAM is keras.io/examples/vision/grad_cam to the letter, which takes the last layer's activation away.
"""

import json

import jax
import keras
import numpy as np
from jax import numpy as jnp
from keras import layers

from cases import double, golden

SOURCE = f"keras {keras.__version__} (jax {jax.__version__}, float64)"


def softmax():
    return keras.Sequential(
        [
            keras.Input((9, 8, 2)),
            layers.Conv2D(5, 3, activation="relu", padding="same", name="conv"),
            layers.MaxPooling2D(2, name="pool"),
            layers.Conv2D(4, 2, activation="tanh", name="last_conv"),
            layers.Flatten(name="flatten"),
            layers.Dense(3, activation="softmax", name="scores"),
        ]
    )


def sigmoid():
    return keras.Sequential(
        [
            keras.Input((7, 7, 1)),
            layers.SeparableConv2D(4, 3, activation="relu", name="conv"),
            layers.BatchNormalization(name="norm"),
            layers.GlobalAveragePooling2D(name="mean"),
            layers.Dense(1, activation="sigmoid", name="score"),
        ]
    )


def two_inputs():
    picture = keras.Input((6, 6, 1), name="picture")
    row = keras.Input((3,), name="row")
    maps = layers.Conv2D(3, 3, activation="relu", name="conv")(picture)
    both = layers.Concatenate(name="both")([layers.Flatten(name="flatten")(maps), row])
    return keras.Model([picture, row], layers.Dense(4, activation="softmax", name="scores")(both))


def case(name, build, conv, seed, patch, stride, rows=3, scale=0.3):
    random = np.random.default_rng(seed)
    keras.utils.set_random_seed(seed)
    spec = json.loads(build().to_json())
    inputs = [random.uniform(size=(rows, *tensor.shape[1:])).astype("f4") for tensor in build().inputs]
    with double.precision():
        model = double.model(spec)
        start = [random.normal(size=w.shape).astype("f4") * scale for w in model.weights]
        for w, values in zip(model.weights, start):
            # A moving variance is not below 0.
            values[...] = np.abs(values) + 0.5 if "variance" in w.path else values
        model.set_weights(start)
        given = [x.astype("f8") for x in inputs]

        def predict(pictures, row):
            others = [np.repeat(x[row : row + 1], len(pictures), axis=0) for x in given[1:]]
            return np.asarray(model([pictures, *others] if others else pictures))

        predicted = np.asarray(model(given if len(given) > 1 else given[0]))
        single = predicted.shape[1] == 1
        classes = [int(p[0] > 0.5) if single else int(p.argmax()) for p in predicted]
        # The other class of a single output is the opposite of its score.
        asked = {"predicted": classes, "first": [0] * rows}
        results = {}
        for kind, of in asked.items():
            cams, gradients, drops = [], [], []
            for row in range(rows):
                x = [jnp.asarray(one[row : row + 1]) for one in given]
                at, sign = (0, 2 * of[row] - 1) if single else (of[row], 1)
                cams.append(cam(model, x, conv, at, sign))
                gradients.append(np.abs(slope(model, x, at)).max(axis=-1))
                drops.append(covered(given[0][row], lambda p, row=row: share(predict(p, row), of[row]), patch, stride))
            results[kind] = {
                "classes": of,
                "gradCam": golden.float64(cams),
                "saliency": golden.float64(gradients),
                "occlusion": golden.float64(drops),
            }
    return {
        "name": name,
        "model": spec,
        "weights": golden.arrays(start),
        "x": golden.arrays(inputs),
        "layer": conv,
        "patch": patch,
        "stride": stride,
        **results,
    }


def share(predicted, of):
    """The probability of a class."""
    if predicted.shape[1] > 1:
        return predicted[:, of]
    return predicted[:, 0] if of == 1 else 1 - predicted[:, 0]


def score_of(model, x, at, conv=None, shift=0):
    """The class's score, without the last layer's activation, and what the convolution gives, moved by `shift`."""
    last, seen = model.layers[-1], {}

    def run(operation):
        def call(*arguments, **named):
            result = operation(*arguments, **named)
            if operation.name == conv:
                result = seen[conv] = result + shift
            return result

        return call

    activation, last.activation = last.activation, None
    try:
        graph = getattr(model, "_functional", model)
        given = x if isinstance(graph.inputs, list) and len(x) > 1 else x[0]
        return graph._run_through_graph(given, operation_fn=run)[0, at], seen.get(conv)
    finally:
        last.activation = activation


def cam(model, x, conv, at, sign):
    output = score_of(model, x, at, conv)[1]
    grads = sign * jax.grad(lambda shift: score_of(model, x, at, conv, shift)[0])(jnp.zeros_like(output))
    pooled = jnp.mean(grads, axis=(0, 1, 2))
    heatmap = jnp.squeeze(output[0] @ pooled[..., None])
    most = float(jnp.max(heatmap))
    # Where all of it is below 0, the example divides 0 by that.
    return np.maximum(np.asarray(heatmap), 0) / (most if most > 0 else 1)


def slope(model, x, at):
    return np.asarray(jax.grad(lambda picture: score_of(model, [picture, *x[1:]], at)[0])(x[0]))[0]


def covered(picture, probability, patch, stride):
    """The mean over all patches on a pixel of what the probability falls by; one patch after the other."""
    height, width, _ = picture.shape
    grey = (picture.min() + picture.max()) / 2
    sums, counts = np.zeros((height, width)), np.zeros((height, width))
    whole = probability(picture[None])[0]
    tops = sorted({*range(0, height - patch + 1, stride), height - patch})
    lefts = sorted({*range(0, width - patch + 1, stride), width - patch})
    for top in tops:
        for left in lefts:
            there = np.s_[top : top + patch, left : left + patch]
            other = picture.copy()
            other[there] = grey
            sums[there] += whole - probability(other[None])[0]
            counts[there] += 1
    return sums / counts


def write_all():
    golden.write(
        "explanations",
        SOURCE,
        [
            case("Softmax", softmax, "last_conv", 1, 3, 2),
            case("Sigmoid", sigmoid, "conv", 2, 2, 2, scale=1),
            case("Two inputs", two_inputs, "conv", 3, 2, 1),
        ],
    )
