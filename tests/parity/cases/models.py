"""Whole models as Keras writes them, with the shapes and parameter counts it prints."""

import json
import os

import keras
import numpy as np
from keras import layers

from cases import golden

SOURCE = f"keras {keras.__version__}"


def outputs_of(layer):
    """Of the last call; an inner model also has outputs of its own."""
    return layer._inbound_nodes[-1].output_tensors


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
                "output_shape": list(outputs_of(layer)[0].shape),
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


def backbone():
    """As MobileNetV2 is one: a Functional model of convolutions, normalized and added up."""
    inputs = keras.Input((8, 8, 3), name="image")
    x = layers.Conv2D(4, 3, padding="same", use_bias=False, name="stem")(inputs)
    x = layers.BatchNormalization(name="stem_bn")(x)
    y = layers.ReLU(max_value=6.0, name="stem_relu")(x)
    y = layers.DepthwiseConv2D(3, padding="same", name="depthwise")(y)
    return keras.Model(inputs, layers.Add(name="add")([x, y]), name="backbone")


def teachable_machine():
    """A Sequential model of Sequential models, over a frozen backbone."""
    base = backbone()
    base.trainable = False
    features = keras.Sequential([base, layers.GlobalAveragePooling2D(name="pool")], name="features")
    head = keras.Sequential(
        [
            keras.Input((4,), name="pooled"),
            layers.Dense(5, activation="relu", name="hidden"),
            layers.Dense(3, activation="softmax", use_bias=False, name="classes"),
        ],
        name="head",
    )
    return keras.Sequential([features, head], name="teachable_machine")


def siamese():
    """One inner model called twice, and a second that ends the outer one, with two outputs."""
    inputs = keras.Input((4,), name="one")
    x = layers.Dense(3, activation="tanh", name="encoded")(inputs)
    encoder = keras.Model(inputs, x, name="encoder")
    inputs = keras.Input((3,), name="difference")
    ends = [layers.Dense(2, name="kind")(inputs), layers.Dense(1, name="size")(inputs)]
    decoder = keras.Model(inputs, ends, name="decoder")
    left, right = keras.Input((4,), name="left"), keras.Input((4,), name="right")
    difference = layers.Subtract(name="subtract")([encoder(left), encoder(right)])
    kind, size = decoder(difference)
    return keras.Model([left, right], [size, kind], name="siamese")


def built_by_the_outer():
    head = keras.Sequential([layers.Flatten(), layers.Dense(2)], name="head")
    return keras.Sequential([keras.Input((2, 3)), head, layers.Softmax()], name="outer")


def numbers(model):
    """What the model answers, with weights from 0.1 on in steps of a prime's reciprocal."""
    random = np.random.default_rng(11)
    model.set_weights([random.uniform(0.1, 1, w.shape).astype("float32") for w in model.weights])
    inputs = [random.normal(size=(2, *i.shape[1:])).astype("float32") for i in model.inputs]
    outputs = model.predict(inputs if len(inputs) > 1 else inputs[0], verbose=0)
    return {
        "weight_values": golden.arrays(model.get_weights()),
        "inputs": golden.arrays(inputs),
        "outputs": golden.arrays(outputs if isinstance(outputs, list) else [outputs]),
        "summary": summary(model),
    }


def summary(model):
    lines = []
    os.environ["COLUMNS"] = "80"
    model.summary(print_fn=lambda text, **_: lines.append(text), expand_nested=True)
    return "\n".join(lines).strip()


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
    nested = [
        ("models in models", teachable_machine()),
        ("a shared model and one of two outputs", siamese()),
        ("a model that the outer one builds", built_by_the_outer()),
    ]
    cases += [case(name, model) | numbers(model) for name, model in nested]
    golden.write("models", SOURCE, cases)
