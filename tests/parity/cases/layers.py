"""Every layer: output, gradients under a random cotangent, and moving statistics."""

import jax
import jax.numpy as jnp
import keras
import numpy as np
from keras import layers

from cases import golden

SOURCE = f"keras {keras.__version__} (jax)"


def case(
    name,
    layer,
    input_shape,
    training=False,
    scale=1.0,
    shift=0.0,
    batch=3,
    rounded=False,
    integers_below=None,
    apart=False,
    **call,
):
    """Runs `layer` on random inputs (batch, *input_shape) with random weights.

    A list of shapes makes several inputs, which are one argument, or several if `apart`. `rounded`
    ones are whole numbers: some are equal. `call` is what else the layer is called with.
    """
    random = np.random.default_rng(sum(map(ord, name)) + 17)
    several = isinstance(input_shape, list)
    xs = [
        jnp.asarray(random.normal(size=(batch, *shape)) * scale + shift, "float32")
        for shape in (input_shape if several else [input_shape])
    ]
    if integers_below:
        xs = [jnp.asarray(random.integers(integers_below, size=x.shape), "float32") for x in xs]
    if rounded:
        xs = [jnp.round(x) for x in xs]
    if apart:
        layer.build(*(x.shape for x in xs))
    else:
        layer.build([x.shape for x in xs] if several else xs[0].shape)
    for weight in layer.weights:
        positive = "variance" in weight.name
        value = random.normal(size=weight.shape) * 0.4
        weight.assign(np.abs(value) + 0.5 if positive else value)
    if hasattr(layer, "finalize_state"):
        layer.finalize_state()
    trainable = [v.value for v in layer.trainable_variables]
    fixed = [v.value for v in layer.non_trainable_variables if "seed" not in v.name]

    def run(trainable_values, inputs):
        output, after = layer.stateless_call(
            trainable_values,
            [v.value for v in layer.non_trainable_variables],
            *(inputs if apart or not several else [inputs]),
            **call,
            **({"training": training} if layer._call_has_training_arg else {}),
        )
        return output, after

    output, pullback, after = jax.vjp(run, trainable, xs, has_aux=True)
    cotangent = jnp.asarray(random.normal(size=output.shape), "float32")
    weight_gradients, input_gradients = pullback(cotangent)
    after = [v for v, w in zip(after, layer.non_trainable_variables) if "seed" not in w.name]
    return {
        "name": name,
        "class_name": type(layer).__name__,
        "config": config_of(layer),
        "training": training,
        **call,
        **one_or_several("input", xs),
        "weights": golden.arrays(trainable + fixed),
        "output": golden.array(output),
        "output_gradient": golden.array(cotangent),
        **one_or_several("input_gradient", input_gradients),
        "weight_gradients": golden.arrays(weight_gradients),
        "fixed_weights_after": golden.arrays(after),
    }


def config_of(layer):
    """The layer's config; Keras leaves out Conv2DTranspose's output_padding."""
    config = keras.saving.serialize_keras_object(layer)["config"]
    if hasattr(layer, "output_padding"):
        config["output_padding"] = layer.output_padding
    return config


def one_or_several(key, values):
    """The only array under `key`, several under its plural."""
    return {key: golden.array(values[0])} if len(values) == 1 else {key + "s": golden.arrays(values)}


def dense():
    for activation in [None, "relu", "leaky_relu", "sigmoid", "tanh", "softmax"]:
        yield case(f"{activation}", layers.Dense(7, activation=activation), (11,))
    yield case("without bias", layers.Dense(5, use_bias=False), (6,))
    yield case("one unit", layers.Dense(1, activation="sigmoid"), (3,))
    yield case("one input", layers.Dense(4), (1,))
    yield case("wide", layers.Dense(33), (70,), batch=5)
    yield case("on sequences", layers.Dense(4, activation="tanh"), (5, 3))
    yield case("on images", layers.Dense(6), (3, 2, 4))


def conv2d():
    conv = layers.Conv2D
    for padding in ["valid", "same"]:
        yield case(f"3x3 {padding}", conv(4, 3, padding=padding), (7, 6, 3))
        yield case(f"4x4 {padding}", conv(4, 4, padding=padding), (8, 7, 2))
        yield case(f"2x3 {padding}", conv(3, (2, 3), padding=padding), (5, 6, 2))
        yield case(f"3x3 strides 2 {padding}", conv(4, 3, strides=2, padding=padding), (8, 7, 2))
        yield case(f"4x4 strides 3 {padding}", conv(4, 4, strides=3, padding=padding), (10, 9, 2))
        yield case(f"1x1 strides 2 {padding}", conv(4, 1, strides=2, padding=padding), (5, 6, 3))
        yield case(f"strides (1, 2) {padding}", conv(2, 3, strides=(1, 2), padding=padding), (6, 7, 2))
        yield case(f"dilation 2 {padding}", conv(3, 3, dilation_rate=2, padding=padding), (8, 9, 2))
        yield case(
            f"dilation (1, 3) {padding}", conv(3, 2, dilation_rate=(1, 3), padding=padding), (6, 8, 2)
        )
        yield case(f"groups 2 {padding}", conv(6, 3, groups=2, padding=padding), (5, 6, 4))
        yield case(f"depth groups {padding}", conv(4, 3, groups=4, padding=padding), (5, 5, 4))
    for activation in ["relu", "tanh", "softmax"]:
        yield case(activation, conv(5, 3, activation=activation), (6, 6, 2))
    yield case("without bias", conv(3, 3, use_bias=False), (5, 5, 2))
    yield case("1x1", conv(9, 1), (4, 4, 5))
    yield case("kernel as large as the image", conv(3, (4, 5)), (4, 5, 2))
    yield case("kernel larger than the image, same", conv(2, 5, padding="same"), (3, 2, 2))
    yield case("one channel, many filters", conv(19, 4, activation="relu"), (9, 9, 1), batch=2)
    yield case("many channels", conv(10, 3), (5, 5, 18), batch=2)
    yield case("batch of one", conv(4, 3), (6, 5, 2), batch=1)
    for padding in ["valid", "same"]:
        yield case(f"deep 3x3 {padding}", conv(12, 3, padding=padding), (7, 6, 8), batch=2)


def pooling(layer_class):
    for padding in ["valid", "same"]:
        yield case(f"2 {padding}", layer_class(2, padding=padding), (6, 7, 3))
        yield case(f"3 strides 2 {padding}", layer_class(3, strides=2, padding=padding), (8, 7, 2))
        yield case(f"3 strides 1 {padding}", layer_class(3, strides=1, padding=padding), (5, 6, 2))
        yield case(f"2 strides 3 {padding}", layer_class(2, strides=3, padding=padding), (7, 8, 2))
        yield case(f"(2, 3) {padding}", layer_class((2, 3), padding=padding), (6, 7, 5))
        yield case(
            f"(3, 2) strides (1, 2) {padding}",
            layer_class((3, 2), strides=(1, 2), padding=padding),
            (6, 7, 2),
        )
    yield case("as large as the image", layer_class((4, 5)), (4, 5, 3))
    yield case("all negative, same", layer_class(2, padding="same"), (5, 5, 2), shift=-9.0)
    yield case("batch of one", layer_class(2), (4, 4, 1), batch=1)


def batch_normalization():
    norm = layers.BatchNormalization
    for training in [True, False]:
        mode = "training" if training else "inference"
        yield case(f"rows {mode}", norm(), (5,), training, batch=8)
        yield case(f"images {mode}", norm(), (4, 3, 6), training)
        yield case(f"sequences {mode}", norm(), (7, 3), training)
        yield case(
            f"momentum 0.7 epsilon 0.01 {mode}", norm(momentum=0.7, epsilon=0.01), (3,), training, batch=6
        )
        yield case(f"without scale {mode}", norm(scale=False), (2, 2, 3), training)
        yield case(f"without center {mode}", norm(center=False), (2, 2, 3), training)
        yield case(f"neither {mode}", norm(center=False, scale=False), (4,), training, batch=7)
        yield case(f"far from zero {mode}", norm(), (4,), training, shift=40.0, scale=3.0, batch=9)
        yield case(f"axis 1 of images {mode}", norm(axis=1), (4, 3, 2), training)
        yield case(f"axis -2 {mode}", norm(axis=-2), (4, 3, 2), training)
        yield case(f"axis 1 of sequences {mode}", norm(axis=1), (5, 4), training)
    yield case("batch of one image", norm(), (5, 5, 2), True, batch=1)


def activations():
    for name in ["linear", "relu", "leaky_relu", "sigmoid", "tanh", "softmax"]:
        yield case(name, layers.Activation(name), (4, 5))


def relu():
    yield case("default", layers.ReLU(), (4, 6))
    yield case("max_value", layers.ReLU(max_value=0.8), (4, 6))
    yield case("negative_slope", layers.ReLU(negative_slope=0.3), (4, 6))
    yield case("threshold", layers.ReLU(threshold=0.4), (4, 6))
    yield case(
        "all three", layers.ReLU(max_value=1.0, negative_slope=0.25, threshold=0.2), (4, 6)
    )
    yield case("max_value 6 on images", layers.ReLU(max_value=6.0), (3, 3, 2), scale=8.0)


def leaky_relu():
    yield case("default", layers.LeakyReLU(), (4, 6))
    yield case("slope 0.01", layers.LeakyReLU(negative_slope=0.01), (2, 3, 4))


def softmax():
    yield case("default", layers.Softmax(), (9,))
    yield case("last of images", layers.Softmax(axis=-1), (3, 4, 5))
    yield case("axis 1", layers.Softmax(axis=1), (4, 5))
    yield case("axis 2", layers.Softmax(axis=2), (3, 4, 5))
    yield case("axis -2", layers.Softmax(axis=-2), (3, 4, 5))


def flatten():
    yield case("images", layers.Flatten(), (3, 4, 2))
    yield case("rows", layers.Flatten(), (5,))


def write():
    groups = {
        "Dense": dense(),
        "Conv2D": conv2d(),
        "MaxPooling2D": pooling(layers.MaxPooling2D),
        "AveragePooling2D": pooling(layers.AveragePooling2D),
        "BatchNormalization": batch_normalization(),
        "Activation": activations(),
        "ReLU": relu(),
        "LeakyReLU": leaky_relu(),
        "Softmax": softmax(),
        "Flatten": flatten(),
    }
    for name, cases in groups.items():
        golden.write(f"layers/{name}", SOURCE, list(cases))


def write_groups(groups):
    """Writes the cases of groups that other modules hold: {layer: function that yields cases}."""
    for name, cases in groups.items():
        golden.write(f"layers/{name}", SOURCE, list(cases()))
