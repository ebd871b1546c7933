"""Whole models as Keras writes them, with the shapes and parameter counts it prints."""

import json

import keras
from keras import layers

from cases import golden

SOURCE = f"keras {keras.__version__}"


def case(name, model):
    return {
        "name": name,
        "model": json.loads(model.to_json()),
        "parameters": model.count_params(),
        "trainable_parameters": sum(int(v.value.size) for v in model.trainable_variables),
        "layers": [
            {
                "name": layer.name,
                "class_name": type(layer).__name__,
                "output_shape": list(layer.output.shape),
                "parameters": layer.count_params(),
            }
            for layer in model.layers
        ],
        "weights": [{"path": v.path, "shape": list(v.shape)} for v in model.weights],
        "output_shapes": [list(output.shape[1:]) for output in model.outputs],
    }


def fashion_layers():
    return [
        layers.Conv2D(32, 4, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(64, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Dropout(0.2),
        layers.Flatten(),
        layers.Dense(256),
        layers.Dense(128, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ]


def functional():
    inputs = x = keras.Input((28, 28, 1), name="image")
    for layer in fashion_layers():
        x = layer(x)
    return keras.Model(inputs, x, name="fashion")


def two_outputs():
    inputs = keras.Input((6,), name="features")
    trunk = layers.Dense(8, activation="relu", name="trunk")(inputs)
    shared = layers.Dense(8, activation="tanh", name="shared")
    once = shared(trunk)
    twice = shared(once)
    kind = layers.Dense(3, activation="softmax", name="kind")(once)
    size = layers.Dense(1, name="size")(twice)
    return keras.Model(inputs, [kind, size], name="two_outputs")


def write_all():
    keras.utils.clear_session()
    sequential = keras.Sequential([keras.Input((28, 28, 1)), *fashion_layers()])
    mixed = keras.Sequential(
        [
            keras.Input((32, 31, 3)),
            layers.Conv2D(8, (3, 5), strides=(2, 1), padding="same", use_bias=False),
            layers.BatchNormalization(),
            layers.LeakyReLU(),
            layers.AveragePooling2D((3, 2), strides=2, padding="same"),
            layers.Conv2D(12, 3, dilation_rate=2, groups=2, kernel_initializer="he_normal"),
            layers.Activation("tanh"),
            layers.ReLU(max_value=6.0),
            layers.Flatten(),
            layers.Dense(4),
            layers.Softmax(),
        ]
    )
    frozen = keras.Sequential(
        [keras.Input((5,)), layers.Dense(7, trainable=False), layers.Dense(2, activation="sigmoid")]
    )
    cases = [
        case("Fashion-MNIST CNN, Sequential", sequential),
        case("Fashion-MNIST CNN, Functional", functional()),
        case("every kind of layer", mixed),
        case("a frozen layer", frozen),
        case("a shared layer and two outputs", two_outputs()),
    ]
    golden.write("models", SOURCE, cases)
