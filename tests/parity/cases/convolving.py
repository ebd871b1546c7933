"""Convolutions and pooling over sequences, depthwise, separable and transposed convolutions."""

from keras import layers

from cases.layers import case


def conv1d():
    conv = layers.Conv1D
    for padding in ["valid", "same", "causal"]:
        yield case(f"3 {padding}", conv(4, 3, padding=padding), (9, 3))
        yield case(f"4 {padding}", conv(3, 4, padding=padding), (8, 2))
        yield case(f"3 strides 2 {padding}", conv(4, 3, strides=2, padding=padding), (10, 2))
        yield case(f"2 strides 3 {padding}", conv(4, 2, strides=3, padding=padding), (9, 2))
        yield case(f"dilation 2 {padding}", conv(3, 3, dilation_rate=2, padding=padding), (9, 2))
        yield case(f"groups 2 {padding}", conv(6, 3, groups=2, padding=padding), (7, 4))
    for activation in ["relu", "tanh", "softmax"]:
        yield case(activation, conv(5, 3, activation=activation), (6, 2))
    yield case("without bias", conv(3, 3, use_bias=False), (5, 2))
    yield case("1", conv(9, 1), (4, 5))
    yield case("kernel larger than the sequence, same", conv(2, 5, padding="same"), (3, 2))
    yield case("many channels", conv(10, 3), (12, 18), batch=2)


def pooling1d(layer_class):
    def cases():
        for padding in ["valid", "same"]:
            yield case(f"2 {padding}", layer_class(2, padding=padding), (7, 3))
            yield case(f"3 strides 2 {padding}", layer_class(3, strides=2, padding=padding), (8, 2))
            yield case(f"3 strides 1 {padding}", layer_class(3, strides=1, padding=padding), (6, 2))
            yield case(f"2 strides 3 {padding}", layer_class(2, strides=3, padding=padding), (8, 2))
        yield case("as long as the sequence", layer_class(5), (5, 3))
        yield case("all negative, same", layer_class(2, padding="same"), (5, 2), shift=-9.0)

    return cases


def depthwise(make):
    """What DepthwiseConv2D and SeparableConv2D share; `make` takes kernel_size and arguments."""
    for padding in ["valid", "same"]:
        yield case(f"3x3 {padding}", make(3, padding=padding), (7, 6, 3))
        yield case(f"2x4 {padding}", make((2, 4), padding=padding), (5, 6, 2))
        yield case(f"strides 2 {padding}", make(3, strides=2, padding=padding), (8, 7, 2))
        yield case(f"1x1 strides 3 {padding}", make(1, strides=3, padding=padding), (7, 5, 2))
        yield case(f"dilation 2 {padding}", make(3, dilation_rate=2, padding=padding), (8, 9, 2))
        yield case(f"multiplier 3 {padding}", make(3, depth_multiplier=3, padding=padding), (5, 6, 2))
    for activation in ["relu", "tanh"]:
        yield case(activation, make(3, activation=activation, depth_multiplier=2), (5, 6, 3))
    yield case("without bias", make(3, use_bias=False), (5, 5, 2))
    yield case("many channels", make(3, padding="same"), (4, 4, 18), batch=2)
    yield case("kernel larger than the image, same", make(5, padding="same"), (3, 2, 2))


def depthwise_conv2d():
    yield from depthwise(layers.DepthwiseConv2D)
    # TensorFlow takes equal strides only; on JAX any do.
    yield case("strides (1, 2)", layers.DepthwiseConv2D(3, strides=(1, 2)), (6, 7, 2))


def separable_conv2d():
    yield from depthwise(lambda *args, **kwargs: layers.SeparableConv2D(5, *args, **kwargs))


def conv2d_transpose():
    conv = layers.Conv2DTranspose
    for padding in ["valid", "same"]:
        yield case(f"3x3 {padding}", conv(4, 3, padding=padding), (4, 5, 3))
        yield case(f"4x4 strides 2 {padding}", conv(3, 4, strides=2, padding=padding), (4, 3, 2))
        yield case(f"3x3 strides 2 {padding}", conv(3, 3, strides=2, padding=padding), (3, 4, 2))
        yield case(f"2x2 strides 2 {padding}", conv(3, 2, strides=2, padding=padding), (4, 3, 4))
        yield case(f"2x3 strides 3 {padding}", conv(2, (2, 3), strides=3, padding=padding), (3, 2, 2))
        yield case(f"1x1 strides 3 {padding}", conv(2, 1, strides=3, padding=padding), (3, 2, 2))
        yield case(
            f"5x4 strides (1, 2) {padding}", conv(2, (5, 4), strides=(1, 2), padding=padding), (3, 4, 2)
        )
        yield case(f"dilation 2 {padding}", conv(2, 3, dilation_rate=2, padding=padding), (4, 4, 2))
        yield case(
            f"dilation (3, 1) {padding}", conv(2, 2, dilation_rate=(3, 1), padding=padding), (4, 4, 2)
        )
        for kernel, strides, extra in [(3, 2, 0), (3, 2, 1), (4, 2, 1), (5, 3, 2), (2, 3, (0, 2)), (3, 1, 0)]:
            yield case(
                f"{kernel}x{kernel} strides {strides} output_padding {extra} {padding}",
                conv(2, kernel, strides=strides, output_padding=extra, padding=padding),
                (3, 4, 2),
            )
    for activation in ["relu", "tanh"]:
        yield case(activation, conv(5, 3, strides=2, activation=activation), (3, 3, 2))
    yield case("without bias", conv(3, 3, use_bias=False), (4, 4, 2))
    yield case("many channels", conv(9, 3, strides=2, padding="same"), (3, 3, 18), batch=2)


GROUPS = {
    "Conv1D": conv1d,
    "MaxPooling1D": pooling1d(layers.MaxPooling1D),
    "AveragePooling1D": pooling1d(layers.AveragePooling1D),
    "DepthwiseConv2D": depthwise_conv2d,
    "SeparableConv2D": separable_conv2d,
    "Conv2DTranspose": conv2d_transpose,
}
