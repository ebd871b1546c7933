"""compile, fit, evaluate and predict of small models, without shuffling and from given weights."""

import json

import keras
import numpy as np
from keras import layers, losses, optimizers

from cases import golden

SOURCE = f"keras {keras.__version__} (jax)"


def compiled(spec, weights, optimizer, loss, metrics):
    """A fresh model with the weights it starts from."""
    model = keras.models.model_from_json(spec)
    model.set_weights(weights)
    config = keras.saving.serialize_keras_object(optimizer)
    model.compile(optimizer=optimizers.deserialize(config), loss=loss, metrics=metrics)
    return model


def step_losses(model, x, y, batch_size, epochs):
    """The loss of every single step of fit(shuffle=False)."""
    values = []
    for _ in range(epochs):
        for start in range(0, len(x), batch_size):
            model.reset_metrics()
            rows = slice(start, start + batch_size)
            values.append(float(model.train_on_batch(x[rows], y[rows], return_dict=True)["loss"]))
    return values


def case(name, model, optimizer, loss, metrics, x, y, batch_size, epochs, validation_split):
    x, y = np.asarray(x, "float32"), np.asarray(y, "float32")
    spec = model.to_json()
    start = model.get_weights()
    arguments = (spec, start, optimizer, loss, metrics)

    trained = compiled(*arguments)
    history = trained.fit(
        x,
        y,
        batch_size=batch_size,
        epochs=epochs,
        validation_split=validation_split,
        shuffle=False,
        verbose=0,
    ).history
    training_rows = int(np.floor(len(x) * (1 - validation_split)))
    result = trained.evaluate(x, y, batch_size=7, verbose=0, return_dict=True)
    return {
        "name": name,
        "model": json.loads(spec),
        "optimizer": keras.saving.serialize_keras_object(optimizer),
        "loss": loss if isinstance(loss, str) else keras.saving.serialize_keras_object(loss),
        "metrics": metrics,
        "x": golden.array(x),
        "y": golden.array(y),
        "batch_size": batch_size,
        "epochs": epochs,
        "validation_split": validation_split,
        "training_rows": training_rows,
        "weights": golden.arrays(start),
        "step_losses": step_losses(
            compiled(*arguments), x[:training_rows], y[:training_rows], batch_size, epochs
        ),
        "history": history,
        "weights_after": golden.arrays(trained.get_weights()),
        "evaluate_batch_size": 7,
        "evaluate": {key: float(value) for key, value in result.items()},
        "predict": golden.array(trained.predict(x, batch_size=7, verbose=0)),
    }


def classes(random, rows, features, count):
    """Rows around one centre a class."""
    y = random.integers(0, count, size=rows)
    x = random.normal(size=(rows, features)) + random.normal(size=(count, features))[y] * 1.5
    return x, y


def mlp(features, outputs, activation):
    return keras.Sequential(
        [
            keras.Input((features,)),
            layers.Dense(16, activation="relu"),
            layers.Dense(outputs, activation=activation),
        ]
    )


def all_cases():
    keras.utils.clear_session()  # automatic names begin anew, whatever ran before
    keras.utils.set_random_seed(13)
    random = np.random.default_rng(13)

    x, y = classes(random, 50, 6, 3)
    common = {"batch_size": 16, "epochs": 10, "validation_split": 0.2}
    yield case(
        "MLP, Adam, sparse labels",
        mlp(6, 3, "softmax"),
        optimizers.Adam(learning_rate=0.01),
        "sparse_categorical_crossentropy",
        ["accuracy"],
        x,
        y,
        **common,
    )
    yield case(
        "MLP from logits, SGD with momentum, one-hot labels",
        mlp(6, 3, None),
        optimizers.SGD(learning_rate=0.05, momentum=0.9),
        losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1),
        ["accuracy", "mse"],
        x,
        np.eye(3)[y],
        **common,
    )
    yield case(
        "MLP, one sigmoid, split that does not divide",
        mlp(6, 1, "sigmoid"),
        optimizers.SGD(learning_rate=0.1, momentum=0.9, nesterov=True),
        "binary_crossentropy",
        ["accuracy"],
        x,
        (y == 1)[:, None],
        batch_size=13,
        epochs=8,
        validation_split=0.33,
    )
    yield case(
        "regression, no validation",
        mlp(6, 2, None),
        optimizers.Adam(),
        "mse",
        ["mae"],
        x,
        np.stack([x[:, 0] * x[:, 1], x.sum(axis=1)], axis=1),
        batch_size=20,
        epochs=10,
        validation_split=0.0,
    )

    images = random.normal(size=(40, 8, 8, 1))
    labels = random.integers(0, 3, size=40)
    images[labels == 1, :, 3:5] += 1.5
    images[labels == 2, 3:5, :] += 1.5
    yield case(
        "CNN with BatchNormalization",
        keras.Sequential(
            [
                keras.Input((8, 8, 1)),
                layers.Conv2D(4, 3, activation="relu"),
                layers.BatchNormalization(),
                layers.MaxPooling2D(2),
                layers.Conv2D(6, 2, padding="same", use_bias=False),
                layers.BatchNormalization(momentum=0.8),
                layers.ReLU(),
                layers.AveragePooling2D(2, padding="same"),
                layers.Flatten(),
                layers.Dense(3),
                layers.Softmax(),
            ]
        ),
        optimizers.Adam(learning_rate=0.005),
        "sparse_categorical_crossentropy",
        ["accuracy"],
        images,
        labels,
        batch_size=10,
        epochs=8,
        validation_split=0.1,
    )
    yield case(
        "CNN, partial last batch of one",
        keras.Sequential(
            [
                keras.Input((8, 8, 1)),
                layers.Conv2D(5, 3, strides=2, padding="same", activation="leaky_relu"),
                layers.Flatten(),
                layers.Dropout(0.0),
                layers.Dense(3, activation="softmax"),
            ]
        ),
        optimizers.SGD(learning_rate=0.02),
        "categorical_crossentropy",
        ["categorical_accuracy"],
        images,
        np.eye(3)[labels],
        batch_size=13,
        epochs=8,
        validation_split=0.0,
    )


def write_all():
    golden.write("fit", SOURCE, list(all_cases()))
