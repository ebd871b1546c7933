"""The models of a first course, as its notes build and compile them: summary, ten steps and predictions.

The architectures are the notes' to the unit; the data are a few rows. Weights follow from a formula that the test knows.
"""

import json

import keras
import numpy as np
from keras import layers

from cases import double, draws, golden
from cases.training import SOURCE, stored

STEPS = 10
STARTS = 8
DROPOUT_SEED = 7


def hashed(count, stream):
    """Uniform in ±0.5, from 32-bit integers: what the test computes, too."""
    with np.errstate(over="ignore"):
        h = np.arange(count, dtype="u4") * np.uint32(2654435761) + np.uint32(stream) * np.uint32(40503)
        for shift, factor in [(15, 0x2C1B3C6D), (12, 0x297A2D39)]:
            h = (h ^ (h >> np.uint32(shift))) * np.uint32(factor)
        h ^= h >> np.uint32(15)
    return (h >> np.uint32(8)).astype("f8") * 2.0**-24 - 0.5


def formula(shape, stream, scale):
    return (hashed(int(np.prod(shape)), stream) * scale).astype("f4").reshape(shape)


def start(model):
    """Kernels within Glorot's limits, the rest as Keras starts it. The scales, null for the rest."""
    scales, values = [], []
    for stream, weight in enumerate(model.weights, start=1):
        value = np.asarray(weight)
        if value.ndim < 2:
            scales.append(None)
        else:
            fans = keras.src.initializers.random_initializers.compute_fans(weight.shape)
            scales.append(2 * float(np.sqrt(6 / sum(fans))))
            value = formula(value.shape, stream, scales[-1])
        values.append(value)
    model.set_weights(values)
    return scales


def dropout(rate):
    return layers.Dropout(rate, seed=DROPOUT_SEED)


def functional(shape, stack):
    inputs = x = keras.Input(shape)
    for layer in stack:
        x = layer(x)
    return keras.Model(inputs, x)


def sequential(shape, stack):
    return keras.Sequential([keras.Input(shape), *stack])


def models():
    """Name, model, loss, metrics, optimizer."""
    dense, conv, pool, drop = layers.Dense, layers.Conv2D, layers.MaxPool2D, dropout
    sparse, categorical = "sparse_categorical_crossentropy", "categorical_crossentropy"
    accuracy = ["accuracy"]
    blocks = []
    for units in [256, 128, 64]:
        blocks += [dense(units, activation="relu"), dense(units, activation="relu")]
        blocks += [layers.BatchNormalization(), drop(0.2)]
    yield (
        "000, letters by Dense layers",
        functional((28, 28, 1), [layers.Flatten(), *blocks, dense(10, activation="softmax")]),
        categorical,
        accuracy,
        "adam",
    )
    keras.utils.clear_session()
    same = {"kernel_size": (3, 3), "strides": (1, 1), "padding": "same", "activation": "relu"}
    yield (
        "000, digits by a CNN",
        functional(
            (28, 28, 1),
            [
                conv(filters=128, **same),
                conv(filters=128, **same),
                pool(pool_size=(2, 2), strides=(2, 2)),
                layers.Flatten(),
                dense(128, activation="relu"),
                dense(10, activation="softmax"),
            ],
        ),
        categorical,
        accuracy,
        "adam",
    )
    keras.utils.clear_session()
    yield (
        "001, digits",
        sequential(
            (28, 28),
            [layers.Flatten(), dense(units=128, activation="relu"), drop(0.2), dense(10, activation="softmax")],
        ),
        sparse,
        accuracy,
        "adam",
    )
    keras.utils.clear_session()
    yield (
        "001, Pima",
        sequential(
            (8,), [dense(units=128), dense(128, activation="relu"), drop(0.2), dense(1, activation="sigmoid")]
        ),
        "binary_crossentropy",
        accuracy,
        "adam",
    )
    keras.utils.clear_session()
    yield (
        "002, two convolutions",
        sequential(
            (8, 8, 1),
            [
                conv(filters=10, kernel_size=(3, 3)),
                conv(7, (2, 2), activation="relu"),
                layers.Flatten(),
                dense(32, activation="relu"),
                dense(10, activation="softmax"),
            ],
        ),
        sparse,
        accuracy,
        "adam",
    )
    keras.utils.clear_session()
    yield (
        "002, Fashion-MNIST, linear Dense",
        sequential(
            (28, 28, 1),
            [
                conv(filters=32, kernel_size=(4, 4), activation="relu"),
                layers.MaxPooling2D(2, 2),
                conv(64, (3, 3), activation="relu"),
                layers.MaxPooling2D(2, 2),
                drop(0.2),
                layers.Flatten(),
                dense(256),
                dense(128, activation="relu"),
                dense(10, activation="softmax"),
            ],
        ),
        sparse,
        accuracy,
        "adam",
    )
    keras.utils.clear_session()
    yield (
        "002, Fashion-MNIST without pooling",
        sequential(
            (28, 28, 1),
            [
                conv(filters=32, kernel_size=(3, 3)),
                conv(64, (3, 3), activation="relu"),
                layers.Flatten(),
                dense(256, activation="relu"),
                dense(128, activation="relu"),
                dense(10, activation="softmax"),
            ],
        ),
        sparse,
        accuracy,
        "adam",
    )
    for name, first, second, classes in [("CIFAR-100", 0.25, 0.2, 100), ("CIFAR-10", 0.1, 0.8, 10)]:
        keras.utils.clear_session()
        yield (
            f"002, {name}",
            sequential(
                (32, 32, 3),
                [
                    conv(filters=64, kernel_size=(3, 3), padding="same", activation="relu"),
                    layers.MaxPooling2D(2, 2),
                    drop(first),
                    conv(128, (3, 3), padding="same", activation="relu"),
                    layers.MaxPooling2D(2, 2),
                    drop(second),
                    layers.Flatten(),
                    dense(256, activation="relu"),
                    dense(128, activation="relu"),
                    dense(classes, activation="softmax"),
                ],
            ),
            sparse,
            accuracy,
            "adam",
        )
    for name, stack in [("one unit", []), ("a hidden layer", [(2, "relu")])]:
        keras.utils.clear_session()
        yield (
            f"003, {name}",
            sequential((13,), [*[dense(units, activation=act) for units, act in stack], dense(1)]),
            "mse",
            [],
            keras.optimizers.Adam(learning_rate=0.1),
        )
    for name, features, units, metric, classes in [
        ("credit", 3, [3, 6], ["acc"], 2),
        ("digits", 784, [128, 64, 32, 16], accuracy, 10),
        ("pass or fail", 48, [32, 16, 8], accuracy, 2),
    ]:
        keras.utils.clear_session()
        hidden = [dense(count, activation="relu") for count in units]
        yield (
            f"004, {name}",
            sequential((features,), [*hidden, dense(classes, activation="softmax")]),
            categorical,
            metric,
            "adam",
        )


def target_of(model, loss, rows):
    width = model.output_shape[-1]
    labels = (np.arange(rows) * 3 + 1) % max(width, 2)
    if loss == "mse":
        return formula((rows, 1), 90, 4.0)
    return np.eye(width)[labels] if loss.startswith("categorical") else labels.reshape(rows, 1)


def a_bit_off(weight, seed):
    """Each number as it is, or with its last bit another."""
    if weight.ndim < 2:
        return weight
    up = np.random.default_rng(seed).random(weight.shape) < 0.5
    return np.where(up, np.nextafter(weight, np.float32(np.inf)), weight)


def logs_of(model, compiled, streams, batch_size, x, y):
    optimizer = compiled["optimizer"]
    if not isinstance(optimizer, str):
        optimizer = keras.saving.deserialize_keras_object(optimizer)
    model.compile(**compiled | {"optimizer": optimizer}, run_eagerly=bool(streams))
    result = []
    for step in range(STEPS):
        first = step * batch_size % len(y)
        chosen = slice(first, first + batch_size)
        model.reset_metrics()
        with draws.masks_given_to_keras(streams, seed=DROPOUT_SEED, step=step):
            logs = model.train_on_batch(x[chosen], y[chosen], return_dict=True)
        result.append({key: float(value) for key, value in logs.items()})
    return result


def case(name, model, loss, metrics, optimizer):
    lines = []
    model.summary(print_fn=lambda text, **_: lines.append(text))
    scales = start(model)
    # Few rows at a time take Keras with BatchNormalization anywhere: in float32 and in float64 a loss apart. Where it
    # goes in float32 hangs on the last bits of the start.
    normalizes = any(isinstance(layer, layers.BatchNormalization) for layer in model.layers)
    batch_size = 32 if normalizes else 4
    rows = 2 * batch_size
    x = formula((rows, *model.input_shape[1:]), 80, 1.0) + np.float32(0.5)
    target, y = stored(target_of(model, loss, rows))
    # Operations are counted from the input on, a layer each.
    operations = model.layers if isinstance(model.layers[0], layers.InputLayer) else [None, *model.layers]
    streams = [i for i, layer in enumerate(operations) if isinstance(layer, layers.Dropout)]
    item = {
        "name": name,
        "model": json.loads(model.to_json()),
        "summary": "\n".join(lines),
        "scales": scales,
        "target": target,
        "batch_size": batch_size,
        "predicted": golden.array(model.predict(x, verbose=0)),
    }
    written = optimizer if isinstance(optimizer, str) else keras.saving.serialize_keras_object(optimizer)
    item["compile"] = {"optimizer": written, "loss": loss, "metrics": metrics}
    weights = model.get_weights()
    item["logs"] = logs_of(model, item["compile"], streams, batch_size, x, y)
    item["trained"] = golden.array(model.predict(x, verbose=0))
    others = []
    for seed in range(STARTS if normalizes else 0):
        model.set_weights([a_bit_off(weight, seed) for weight in weights])
        others.append(logs_of(model, item["compile"], streams, batch_size, x, y))
    with double.precision():
        exact = double.model(item["model"])
        exact.set_weights(weights)
        logs = logs_of(exact, item["compile"], streams, batch_size, x.astype("f8"), y.astype("f8"))
    losses = item["losses_float64"] = [one["loss"] for one in logs]
    item["float32_distances"] = [
        max(abs(run[step]["loss"] - losses[step]) for run in [item["logs"], *others]) for step in range(STEPS)
    ]
    print(f"{name}: up to {max(item['float32_distances']):.0e} apart; the loss falls from {item['logs'][0]['loss']:.4f} to {item['logs'][-1]['loss']:.4f}")
    return item


def write_all():
    keras.utils.clear_session()
    keras.utils.set_random_seed(5)
    golden.write("course", SOURCE, [case(*one) for one in models()])
