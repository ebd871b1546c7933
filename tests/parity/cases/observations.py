"""Models seen from inside: what each layer gives, and one training step taken apart.

In float64, so that the numbers are those of the mathematics; weights and rows are float32 numbers.
"""

import json

import jax
import keras
import numpy as np
from jax import numpy as jnp
from keras import layers, optimizers

from cases import double, golden

SOURCE = f"keras {keras.__version__} (jax {jax.__version__}, float64)"


def dense():
    return keras.Sequential(
        [
            keras.Input((5,)),
            layers.Dense(7, activation="sigmoid", name="first"),
            layers.Dense(6, activation="relu", name="second", kernel_regularizer=keras.regularizers.L2(0.01)),
            layers.Dense(3, activation="softmax", name="last"),
        ]
    )


def regression():
    x = keras.Input((4,), name="rows")
    hidden = layers.Dense(6, activation="tanh", name="hidden")(x)
    again = layers.Dense(6, activation="elu", name="again")(hidden)
    y = layers.Dense(1, name="last")(layers.Add(name="sum")([hidden, again]))
    return keras.Model(x, y)


def convolutional():
    return keras.Sequential(
        [
            keras.Input((8, 8, 2)),
            layers.Conv2D(4, 3, activation="relu", name="conv"),
            layers.BatchNormalization(name="norm"),
            layers.MaxPooling2D(2, name="pool"),
            layers.Flatten(name="flatten"),
            layers.Dense(5, activation="relu", name="hidden"),
            # Its mask cannot be Keras's: dropping nothing is the same in both.
            layers.Dropout(0.0, name="drop"),
            layers.Dense(3, activation="softmax", name="last"),
        ]
    )


def recurrent():
    return keras.Sequential(
        [
            keras.Input((6,)),
            layers.Embedding(11, 4, name="words"),
            layers.LSTM(5, name="lstm"),
            layers.Dense(1, activation="sigmoid", name="last"),
        ]
    )


def rows_of(kind, rows, random):
    if kind is dense:
        return random.normal(size=(rows, 5)), random.integers(0, 3, (rows,))
    if kind is regression:
        return random.normal(size=(rows, 4)), random.normal(size=(rows, 1))
    if kind is convolutional:
        return random.normal(size=(rows, 8, 8, 2)), random.integers(0, 3, (rows,))
    return random.integers(0, 11, (rows, 6)), random.integers(0, 2, (rows, 1))


def parts_of(model):
    """Of each layer that computes: its name, and how it gives its output, with the activation taken off."""
    for layer in model.layers:
        if isinstance(layer, layers.InputLayer):
            continue
        activation = getattr(layer, "activation", None)
        is_split = isinstance(layer, (layers.Dense, layers.Conv2D)) and activation is not keras.activations.linear
        yield layer, activation if is_split else None


def run(model, x, training, shifts):
    """The outputs of all layers, each with what `shifts` adds to it: the gradients with respect to these zeros are those
    with respect to the outputs."""
    given, before = {}, {}

    def call(layer, inputs, activation):
        if activation is not None:
            layer.activation = keras.activations.linear
        try:
            takes = "training" in layer._call_signature.parameters
            z = layer(inputs, training=training) if takes else layer(inputs)
        finally:
            if activation is not None:
                layer.activation = activation
        if activation is not None:
            before[layer.name] = z = z + shifts.get(("before", layer.name), 0)
            z = activation(z)
        given[layer.name] = z = z + shifts.get(("given", layer.name), 0)
        return z

    split = {layer.name: activation for layer, activation in parts_of(model)}
    known = {}
    for tensor in model.inputs:
        known[id(tensor)] = x
    for operation in model._operations if hasattr(model, "_operations") else model.operations:
        if isinstance(operation, layers.InputLayer):
            continue
        for node in operation._inbound_nodes:
            if not all(id(t) in known for t in node.input_tensors):
                continue
            arguments = [known[id(t)] for t in node.input_tensors]
            result = call(operation, arguments if len(arguments) > 1 else arguments[0], split[operation.name])
            known[id(node.outputs[0])] = result
    return given, before, known[id(model.outputs[0])]


def case(name, kind, optimizer, loss, seed, rows=4, unit=1):
    random = np.random.default_rng(seed)
    keras.utils.set_random_seed(seed)
    spec = json.loads(kind().to_json())
    x, y = rows_of(kind, rows, random)
    x = np.asarray(x, "f4")
    y = np.asarray(y, "i4" if loss == "sparse_categorical_crossentropy" else "f4")
    with double.precision():
        model = double.model(spec)
        start = [random.normal(size=w.shape).astype("f4") * 0.5 for w in model.weights]
        for w, values in zip(model.weights, start):
            # A moving variance is not below 0.
            values[...] = np.abs(values) + 0.5 if "variance" in w.path else values
        model.set_weights(start)
        inputs = jnp.asarray(x, "int32" if kind is recurrent else "float64")
        function = model if isinstance(model, keras.Model) and not isinstance(model, keras.Sequential) else model._functional

        inference_given, inference_before, _ = run(function, inputs, False, {})
        shifts = {("given", n): jnp.zeros_like(v) for n, v in inference_given.items()}
        shifts |= {("before", n): jnp.zeros_like(v) for n, v in inference_before.items()}

        def unit_of(shifts):
            given, before, output = run(function, inputs, False, shifts)
            last = model.layers[-1].name
            return jnp.sum(before.get(last, output)[:, unit])

        unit_gradients = jax.grad(unit_of)(shifts)

        optimizer = keras.saving.deserialize_keras_object(keras.saving.serialize_keras_object(optimizer))
        model.compile(optimizer=optimizer, loss=loss)
        function_of_loss = keras.losses.get(loss)
        trained = model.trainable_variables

        def loss_of(values, shifts):
            scope = keras.StatelessScope(state_mapping=list(zip(trained, values)))
            with scope:
                given, before, output = run(function, inputs, True, shifts)
                penalty = sum((jnp.asarray(p) for p in model.losses), jnp.float64(0))
                return jnp.mean(function_of_loss(jnp.asarray(y), output)) + penalty, (given, before)

        values = [jnp.asarray(v.value) for v in trained]
        (loss_value, (given, before)), (weight_gradients, gradients) = jax.value_and_grad(
            loss_of, argnums=(0, 1), has_aux=True
        )(values, shifts)
        old = [np.asarray(w, "f8") for w in model.weights]
        logged = model.train_on_batch(np.asarray(inputs), y, return_dict=True)["loss"]
        assert abs(logged - float(loss_value)) < 1e-9, (name, logged, loss_value)
        new = [np.asarray(w, "f8") for w in model.weights]
    by_path = {w.path: g for w, g in zip(trained, weight_gradients)}

    def observed(given, before, gradients):
        return [
            {
                "layer": layer,
                "output": golden.float64(given[layer]),
                "preActivation": golden.float64(before[layer]) if layer in before else None,
                "gradient": golden.float64(gradients["given", layer]),
                "preActivationGradient": golden.float64(gradients["before", layer]) if layer in before else None,
            }
            for layer in given
        ]

    return {
        "name": name,
        "model": spec,
        "optimizer": keras.saving.serialize_keras_object(optimizer),
        "loss": loss,
        "unit": unit if kind in (dense, convolutional) else 0,
        "x": golden.array(x),
        "y": golden.array(y),
        "weights": golden.arrays(start),
        "inference": observed(inference_given, inference_before, unit_gradients),
        "step": {
            "layers": observed(given, before, gradients),
            "loss": float(loss_value),
            "weights": [
                {
                    "gradient": golden.float64(by_path[w.path]) if w.path in by_path else None,
                    "update": golden.float64(after - value),
                }
                for w, value, after in zip(model.weights, old, new)
            ],
        },
    }


def write_all():
    golden.write(
        "observations",
        SOURCE,
        [
            case("Dense", dense, optimizers.Adam(0.01), "sparse_categorical_crossentropy", 1),
            case("Dense, momentum", dense, optimizers.SGD(0.1, momentum=0.9), "sparse_categorical_crossentropy", 2),
            case("Functional", regression, optimizers.RMSprop(0.01), "mean_squared_error", 3, unit=0),
            case("Functional, clipped", regression, optimizers.SGD(0.5, clipnorm=0.1), "mean_absolute_error", 4, unit=0),
            case("Conv2D", convolutional, optimizers.Adagrad(0.05), "sparse_categorical_crossentropy", 5),
            case("LSTM", recurrent, optimizers.Nadam(0.01), "binary_crossentropy", 6, unit=0),
        ],
    )
