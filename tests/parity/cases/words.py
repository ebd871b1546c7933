"""Layers of sequences and volumes that have a sibling for images, wrappers, and small ones."""

from keras import layers

from cases.layers import case
from cases.merging import merge
from cases.shapes import global_pooling

VOLUMES = [(2, 3, 4, 3), (1, 1, 1, 2), (4, 2, 5, 1)]


def minimum():
    yield from merge(layers.Minimum)
    yield case("ties", layers.Minimum(), [(6, 5), (6, 5), (6, 5)], rounded=True)


def identity():
    yield case("rows", layers.Identity(), (5,))


def activity_regularization():
    """What it adds to the loss is in activity_penalties.json."""
    yield case("rows", layers.ActivityRegularization(0.1, 0.2), (5,))


def unit_normalization():
    for axis in [-1, 1, 2]:
        yield case(f"axis {axis}", layers.UnitNormalization(axis), (4, 3, 2))
    yield case("rows", layers.UnitNormalization(), (7,))


def zero_padding1d():
    for padding in [1, (2, 0), (1, 3)]:
        yield case(f"{padding}", layers.ZeroPadding1D(padding), (4, 3))


def cropping1d():
    for cropping in [1, (2, 0), (1, 3)]:
        yield case(f"{cropping}", layers.Cropping1D(cropping), (6, 3))


def up_sampling1d():
    for size in [1, 2, 3]:
        yield case(f"{size}", layers.UpSampling1D(size), (4, 3))


def convolution1d(make, paddings=("valid", "same")):
    for padding in paddings:
        yield case(f"3 {padding}", make(3, padding=padding), (8, 4))
        yield case(f"4 strides 2 {padding}", make(4, padding=padding, strides=2), (9, 3))
    yield case("relu", make(3, activation="relu"), (7, 3))
    yield case("tanh without bias", make(2, activation="tanh", use_bias=False), (6, 2))


def depthwise_conv1d():
    conv = layers.DepthwiseConv1D
    yield from convolution1d(conv)
    yield case("multiplier 2", conv(3, depth_multiplier=2), (8, 3))
    yield case("dilation 2", conv(3, dilation_rate=2, padding="same"), (8, 3))


def separable_conv1d():
    conv = layers.SeparableConv1D
    yield from convolution1d(lambda size, **more: conv(5, size, **more))
    yield case("multiplier 2", conv(4, 3, depth_multiplier=2), (8, 3))
    yield case("dilation 2", conv(4, 3, dilation_rate=2, padding="same"), (8, 3))


def conv1d_transpose():
    conv = layers.Conv1DTranspose
    yield from convolution1d(lambda size, **more: conv(5, size, **more))
    yield case("strides 3 of 2", conv(4, 2, strides=3), (5, 3))
    yield case("output_padding", conv(4, 3, strides=2, padding="same", output_padding=1), (5, 3))
    yield case("dilation 2", conv(4, 3, dilation_rate=2), (5, 3))


def time_distributed():
    wrap = layers.TimeDistributed
    yield case("Dense", wrap(layers.Dense(4)), (5, 3))
    yield case("Dense relu", wrap(layers.Dense(4, activation="relu")), (5, 3))
    yield case("Dense softmax", wrap(layers.Dense(4, activation="softmax")), (5, 3))
    yield case("Conv2D", wrap(layers.Conv2D(2, 3, activation="tanh")), (2, 5, 6, 2))
    yield case("Flatten", wrap(layers.Flatten()), (3, 2, 4))
    yield case("LSTM", wrap(layers.LSTM(3)), (2, 4, 3))


def resizing():
    make = layers.Resizing
    for interpolation in ["bilinear", "nearest"]:
        for size in [(4, 6), (9, 5), (3, 3), (7, 8), (1, 2)]:
            given = {"interpolation": interpolation}
            yield case(f"{size} {interpolation}", make(*size, **given), (6, 5, 2))
            crop = make(*size, crop_to_aspect_ratio=True, **given)
            yield case(f"{size} {interpolation} cropped", crop, (6, 9, 3))


def center_crop():
    for size in [(4, 3), (3, 4), (7, 5), (8, 5), (5, 9), (10, 10)]:
        yield case(f"{size}", layers.CenterCrop(*size), (7, 8, 2))


def dropout(layer_class, shape):
    """What Keras draws is its own: without drawing, and with nothing to drop."""

    def cases():
        yield case("inference", layer_class(0.4), shape)
        yield case("rate 0", layer_class(0.0), shape, training=True)

    return cases


GROUPS = {
    "SpatialDropout1D": dropout(layers.SpatialDropout1D, (4, 3)),
    "SpatialDropout3D": dropout(layers.SpatialDropout3D, (2, 3, 2, 4)),
    "GaussianDropout": dropout(layers.GaussianDropout, (5, 3)),
    "AlphaDropout": dropout(layers.AlphaDropout, (5, 3)),
    "Resizing": resizing,
    "CenterCrop": center_crop,
    "Minimum": minimum,
    "Identity": identity,
    "ActivityRegularization": activity_regularization,
    "UnitNormalization": unit_normalization,
    "ZeroPadding1D": zero_padding1d,
    "Cropping1D": cropping1d,
    "UpSampling1D": up_sampling1d,
    "DepthwiseConv1D": depthwise_conv1d,
    "SeparableConv1D": separable_conv1d,
    "Conv1DTranspose": conv1d_transpose,
    "GlobalMaxPooling3D": global_pooling(layers.GlobalMaxPooling3D, VOLUMES),
    "GlobalAveragePooling3D": global_pooling(layers.GlobalAveragePooling3D, VOLUMES),
    "TimeDistributed": time_distributed,
}
