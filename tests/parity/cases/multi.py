"""Models of several inputs and outputs, and weights in the loss: fit, evaluate, predict, *_on_batch."""

import copy
import json

import keras
import numpy as np
from keras import layers, losses, optimizers

from cases import golden

SOURCE = f"keras {keras.__version__} (jax)"


def serialized(value):
    """An argument of compile() as JSON: names stay names, objects become {class_name, config}."""
    if isinstance(value, dict):
        return {name: serialized(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [serialized(part) for part in value]
    if value is None or isinstance(value, (str, int, float)):
        return value
    return keras.saving.serialize_keras_object(value)


def arrays(value):
    """x, y or sample_weight: by name, in order, or one."""
    if isinstance(value, dict):
        return {name: golden.array(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return golden.arrays(value)
    return None if value is None else golden.array(value)


def floats(value):
    if isinstance(value, dict):
        return {name: floats(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [floats(part) for part in value]
    return None if value is None else np.asarray(value, "float32")


def rows_of(value, rows):
    if isinstance(value, dict):
        return {name: part[rows] for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [part[rows] for part in value]
    return None if value is None else value[rows]


def count(value):
    return len(value[0]) if isinstance(value, list) else len(next(iter(value.values()))) if isinstance(
        value, dict
    ) else len(value)


def numbers(logs):
    return {name: float(value) for name, value in logs.items()}


def case(name, model, compile_arguments, x, y, sample_weight=None, validation=None, batches=None, **fit):
    """fit(shuffle=False) for some epochs, then evaluate and predict; and, from the same start, steps
    of train_on_batch, without a reset of the metrics between, and one test_on_batch."""
    x, y, sample_weight = floats(x), floats(y), floats(sample_weight)
    spec, start = model.to_json(), model.get_weights()
    make_optimizer = keras.saving.serialize_keras_object(optimizers.SGD(0.05, momentum=0.9))

    def fresh():
        made = keras.models.model_from_json(spec)
        made.set_weights(start)
        # A copy, as compile() changes the lists it is given; eagerly, as compiling takes much longer.
        arguments = copy.deepcopy(compile_arguments)
        made.compile(optimizer=optimizers.deserialize(make_optimizer), run_eagerly=True, **arguments)
        return made

    trained = fresh()
    history = trained.fit(
        x, y, sample_weight=sample_weight, validation_data=validation and tuple(map(floats, validation)),
        shuffle=False, verbose=0, **fit,
    ).history
    evaluated = trained.evaluate(x, y, sample_weight=sample_weight, batch_size=5, verbose=0, return_dict=True)
    predicted = trained.predict(x, batch_size=5, verbose=0)
    after = trained.get_weights()

    single = fresh()
    steps = []
    for first in range(0, count(x), 6):
        rows = slice(first, first + 6)
        parts = [rows_of(part, rows) for part in (x, y, sample_weight)]
        if fit.get("class_weight"):
            steps.append(numbers(single.train_on_batch(*parts[:2], class_weight=fit["class_weight"],
                                                       return_dict=True)))
        else:
            steps.append(numbers(single.train_on_batch(*parts, return_dict=True)))
    tested = numbers(single.test_on_batch(x, y, sample_weight, return_dict=True))
    return {
        "name": name,
        "model": json.loads(spec),
        "compile": {"optimizer": make_optimizer, **serialized(compile_arguments)},
        "fit": fit,
        "x": arrays(x),
        "y": arrays(y),
        "sample_weight": arrays(sample_weight),
        "validation": validation and [arrays(floats(part)) for part in validation],
        "weights": golden.arrays(start),
        "history": history,
        "evaluate": numbers(evaluated),
        "predict": golden.arrays(predicted if isinstance(predicted, list) else [predicted]),
        "weights_after": golden.arrays(after),
        "on_batch": steps,
        "test_on_batch": tested,
    }


def two_inputs(outputs=2):
    left = keras.Input((4,), name="left")
    right = keras.Input((3,), name="right")
    joined = layers.Concatenate(name="joined")([left, layers.Dense(4, activation="tanh", name="narrow")(right)])
    trunk = layers.Dense(8, activation="relu", name="trunk")(joined)
    kind = layers.Dense(3, activation="softmax", name="kind")(trunk)
    size = layers.Dense(1, name="size")(trunk)
    return keras.Model([left, right], [kind, size][:outputs] if outputs > 1 else kind, name="two_inputs")


def siamese():
    first = keras.Input((4,), name="first")
    second = keras.Input((4,), name="second")
    shared = layers.Dense(6, activation="tanh", name="shared")
    again = layers.Dense(6, activation="relu", name="again")
    ends = [again(shared(first)), again(again(shared(second)))]
    apart = layers.Subtract(name="apart")(ends)
    return keras.Model([first, second], layers.Dense(1, activation="sigmoid", name="same")(apart))


def inner_output():
    """An output that other layers go on from, and one whose logits the loss takes."""
    inputs = keras.Input((4,), name="features")
    code = layers.Dense(3, activation="sigmoid", name="code")(inputs)
    shown = layers.Dense(4, name="shown")(code)
    chance = layers.Dense(1, activation="sigmoid", name="chance")(code)
    return keras.Model(inputs, [code, shown, chance])


def mlp(outputs, activation):
    return keras.Sequential(
        [
            keras.Input((4,)),
            layers.Dense(7, activation="relu"),
            layers.Dense(outputs, activation=activation, name="out"),
        ]
    )


def recurrent():
    return keras.Sequential(
        [keras.Input((5, 4)), layers.SimpleRNN(6, return_sequences=True), layers.Dense(3, activation="softmax")]
    )


SPARSE = "sparse_categorical_crossentropy"


def all_cases():
    keras.utils.clear_session()
    keras.utils.set_random_seed(31)
    random = np.random.default_rng(31)
    rows = 22
    left, right = random.normal(size=(rows, 4)), random.normal(size=(rows, 3))
    kind = random.integers(0, 3, size=rows)
    left[:, 0] += kind
    size = (left.sum(axis=1) - right[:, 0])[:, None]
    weights = random.uniform(0, 3, size=rows)
    others = random.uniform(0, 2, size=rows)
    common = {"batch_size": 6, "epochs": 4}

    yield case("two inputs", two_inputs(1), {"loss": SPARSE, "metrics": ["accuracy"]}, [left, right], kind, **common,
               validation_split=0.2)
    yield case("two inputs by name", two_inputs(1), {"loss": {"kind": SPARSE}, "metrics": {"kind": ["accuracy"]}},
               {"right": right, "left": left}, kind, **common)
    yield case("two outputs, lists", two_inputs(), {"loss": [SPARSE, "mse"], "loss_weights": [1.5, 0.2],
               "metrics": [["accuracy"], ["mae", "mse"]]}, [left, right], [kind, size], **common, validation_split=0.25)
    yield case("two outputs by name", two_inputs(), {"loss": {"size": "mae", "kind": SPARSE},
               "loss_weights": {"size": 0.3, "kind": 2.0}, "metrics": {"size": "mse", "kind": ["accuracy", "acc"]},
               "weighted_metrics": {"size": ["mse"]}}, [left, right], {"size": size, "kind": kind}, **common)
    yield case("one loss for all, repeated metrics", two_inputs(), {"loss": "mse", "metrics": ["mae", ["mse", "mae", "mae"]],
               "weighted_metrics": ["mae", ["mse", "mae"]]}, [left, right], [np.eye(3)[kind], size],
               sample_weight=weights, **common)
    yield case("sample weights by output", two_inputs(), {"loss": [SPARSE, "mse"], "metrics": ["accuracy", "mae"],
               "weighted_metrics": ["accuracy", "mae"]}, [left, right], [kind, size], sample_weight=[weights, others],
               validation=([left[:7], right[:7]], [kind[:7], size[:7]], [others[:7], weights[:7]]), **common)
    yield case("an output without a loss", two_inputs(), {"loss": [SPARSE, None], "metrics": ["accuracy", "mae"]},
               [left, right], [kind, size], **common)
    yield case("an output without a loss and metrics", two_inputs(), {"loss": [None, "mse"]}, [left, right], [kind, size],
               **common)
    yield case("shared layers", siamese(), {"loss": "binary_crossentropy", "metrics": ["accuracy"]},
               [left, np.roll(left, 1, axis=0)], (kind == np.roll(kind, 1))[:, None], **common)
    yield case("an output inside, logits of another", inner_output(), {"loss": ["mse", "mae", "binary_crossentropy"],
               "loss_weights": [0.5, 1.0, 2.0], "metrics": [None, "mse", ["accuracy"]]}, left,
               [np.abs(left[:, :3]), left, (kind == 1)[:, None]], **common)

    yield case("sample weights", mlp(3, "softmax"), {"loss": SPARSE, "metrics": ["accuracy"],
               "weighted_metrics": ["accuracy", "accuracy"]}, left, kind, sample_weight=weights,
               validation=(left[:9], kind[:9], others[:9]), **common)
    yield case("sample weights, split", mlp(1, "sigmoid"), {"loss": "binary_crossentropy", "weighted_metrics": ["accuracy",
               keras.metrics.AUC()]}, left, (kind == 1)[:, None], sample_weight=weights, validation_split=0.3, **common)
    yield case("class weights", mlp(3, "softmax"), {"loss": SPARSE, "metrics": ["accuracy"], "weighted_metrics":
               ["accuracy"]}, left, kind, class_weight={0: 0.5, 2: 3.0}, validation_split=0.3, **common)
    yield case("class weights, one-hot", mlp(3, "softmax"), {"loss": "categorical_crossentropy", "weighted_metrics":
               ["mse"]}, left, np.eye(3)[kind], class_weight={0: 0.5, 1: 1.0, 2: 3.0}, **common)
    yield case("class weights, one sigmoid", mlp(1, "sigmoid"), {"loss": "binary_crossentropy"}, left,
               (kind == 1)[:, None], class_weight={0: 0.25, 1: 4.0}, **common)
    yield case("loss_weights of one output", mlp(1, None), {"loss": "mse", "loss_weights": 0.25, "metrics": ["mae"]},
               left, size, **common)
    for reduction in ["sum", "mean", "mean_with_sample_weight"]:
        for given in [None, weights]:
            yield case(f"reduction {reduction}{'' if given is None else ', sample weights'}", mlp(2, None),
                       {"loss": losses.MeanSquaredError(reduction=reduction), "loss_weights": 0.1}, left, np.stack([left[:, 0], kind], 1),
                       sample_weight=given, **common)
    steps = random.normal(size=(rows, 5, 4))
    marks = (steps[:, :, 0] > 0).astype(int) + (steps[:, :, 1] > 0)
    by_step = random.uniform(0, 2, size=(rows, 5))
    yield case("sample weights by time step", recurrent(), {"loss": SPARSE, "metrics": ["accuracy"], "weighted_metrics":
               ["accuracy"]}, steps, marks, sample_weight=by_step, **common)


def write_all():
    golden.write("multi", SOURCE, list(all_cases()))
