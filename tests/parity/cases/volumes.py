"""Layers of volumes (depth, height, width, channels)."""

from keras import layers

from cases.layers import case


def conv3d():
    conv = layers.Conv3D
    for padding in ["valid", "same"]:
        yield case(f"3 {padding}", conv(4, 3, padding=padding), (4, 5, 4, 3))
        yield case(f"(1, 2, 3) {padding}", conv(3, (1, 2, 3), padding=padding), (3, 4, 5, 2))
        yield case(f"strides 2 {padding}", conv(3, 3, strides=2, padding=padding), (5, 6, 7, 2))
        yield case(
            f"strides (1, 2, 3) {padding}", conv(2, 2, strides=(1, 2, 3), padding=padding), (3, 5, 6, 2)
        )
        yield case(f"dilation 2 {padding}", conv(2, 2, dilation_rate=2, padding=padding), (4, 5, 4, 2))
        yield case(f"groups 2 {padding}", conv(6, 2, groups=2, padding=padding), (3, 4, 3, 4))
    for activation in ["relu", "tanh"]:
        yield case(activation, conv(3, 2, activation=activation), (3, 3, 4, 2))
    yield case("without bias", conv(3, 2, use_bias=False), (3, 3, 3, 2))
    yield case("1", conv(5, 1), (2, 3, 2, 4))
    yield case("kernel larger than the volume, same", conv(2, 5, padding="same"), (2, 3, 2, 2))
    yield case("several strips", conv(2, 5, padding="same", activation="relu"), (6, 6, 6, 18), batch=2)


def pooling3d(layer_class):
    def cases():
        for padding in ["valid", "same"]:
            yield case(f"2 {padding}", layer_class(2, padding=padding), (4, 5, 6, 3))
            yield case(f"3 strides 2 {padding}", layer_class(3, strides=2, padding=padding), (5, 6, 4, 2))
            yield case(f"2 strides 1 {padding}", layer_class(2, strides=1, padding=padding), (3, 4, 3, 2))
            yield case(f"(1, 2, 3) {padding}", layer_class((1, 2, 3), padding=padding), (2, 5, 7, 2))
        yield case("all negative, same", layer_class(2, padding="same"), (3, 3, 3, 2), shift=-9.0)
        # Behind relu many values are zero: the largest may stand in several places.
        yield case("ties", layer_class(2), (4, 4, 4, 2), rounded=True)

    return cases


def zero_padding3d():
    for padding in [1, (0, 1, 2), ((1, 0), (0, 2), (3, 1))]:
        yield case(f"{padding}", layers.ZeroPadding3D(padding), (2, 3, 2, 2))


def cropping3d():
    for cropping in [1, (0, 1, 2), ((1, 0), (0, 2), (3, 1))]:
        yield case(f"{cropping}", layers.Cropping3D(cropping), (4, 5, 6, 2))


def up_sampling3d():
    for size in [1, 2, (1, 3, 2)]:
        yield case(f"{size}", layers.UpSampling3D(size), (2, 3, 2, 2))


GROUPS = {
    "Conv3D": conv3d,
    "MaxPooling3D": pooling3d(layers.MaxPooling3D),
    "AveragePooling3D": pooling3d(layers.AveragePooling3D),
    "ZeroPadding3D": zero_padding3d,
    "Cropping3D": cropping3d,
    "UpSampling3D": up_sampling3d,
}
