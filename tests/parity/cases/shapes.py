"""Layers that pool over everything, or give values another shape or scale."""

from keras import layers

from cases.layers import case


def global_pooling(layer_class, shapes):
    def cases():
        for shape in shapes:
            yield case(f"{shape}", layer_class(), shape)
            yield case(f"{shape} keepdims", layer_class(keepdims=True), shape)
        # Behind relu many values are zero: the largest may stand in several places.
        yield case("ties", layer_class(), shapes[0], rounded=True)

    return cases


SEQUENCES = [(6, 5), (1, 3), (70, 2)]
IMAGES = [(4, 5, 3), (1, 1, 2), (9, 8, 1)]


def reshape():
    for target in [(12,), (3, 4), (2, 3, 2), (-1, 6), (2, -1), (-1,)]:
        yield case(f"{target}", layers.Reshape(target), (4, 3))
    yield case("rows to images", layers.Reshape((3, 2, 2)), (12,))


def permute():
    yield case("(1,)", layers.Permute((1,)), (4,))
    yield case("(2, 1)", layers.Permute((2, 1)), (4, 3))
    for dims in [(1, 2, 3), (1, 3, 2), (2, 1, 3), (2, 3, 1), (3, 1, 2), (3, 2, 1)]:
        yield case(f"{dims}", layers.Permute(dims), (2, 3, 4))
    yield case("(4, 1, 3, 2)", layers.Permute((4, 1, 3, 2)), (2, 1, 4, 3))


def repeat_vector():
    for n in [1, 3]:
        yield case(f"{n}", layers.RepeatVector(n), (5,))


def zero_padding2d():
    yield case("default", layers.ZeroPadding2D(), (4, 3, 2))
    for padding in [2, (1, 2), ((1, 0), (0, 2)), ((0, 0), (3, 1)), 0]:
        yield case(f"{padding}", layers.ZeroPadding2D(padding), (3, 4, 2))


def cropping2d():
    yield case("default", layers.Cropping2D(), (4, 3, 2))
    for cropping in [1, (1, 2), ((1, 0), (0, 2)), ((0, 3), (2, 1))]:
        yield case(f"{cropping}", layers.Cropping2D(cropping), (5, 6, 2))


def up_sampling2d():
    for interpolation in ["nearest", "bilinear"]:
        up = lambda size: layers.UpSampling2D(size, interpolation=interpolation)  # noqa: E731
        yield case(f"2 {interpolation}", up(2), (3, 4, 2))
        yield case(f"(3, 1) {interpolation}", up((3, 1)), (2, 3, 3))
        yield case(f"(1, 4) {interpolation}", up((1, 4)), (2, 3, 1))
        yield case(f"3 of a single pixel {interpolation}", up(3), (1, 1, 2))


def rescaling():
    yield case("1/255", layers.Rescaling(1 / 255), (4, 3, 2), scale=128.0)
    yield case("1/127.5 - 1", layers.Rescaling(1 / 127.5, offset=-1), (5,), scale=128.0)


GROUPS = {
    "GlobalMaxPooling1D": global_pooling(layers.GlobalMaxPooling1D, SEQUENCES),
    "GlobalMaxPooling2D": global_pooling(layers.GlobalMaxPooling2D, IMAGES),
    "GlobalAveragePooling1D": global_pooling(layers.GlobalAveragePooling1D, SEQUENCES),
    "GlobalAveragePooling2D": global_pooling(layers.GlobalAveragePooling2D, IMAGES),
    "Reshape": reshape,
    "Permute": permute,
    "RepeatVector": repeat_vector,
    "ZeroPadding2D": zero_padding2d,
    "Cropping2D": cropping2d,
    "UpSampling2D": up_sampling2d,
    "Rescaling": rescaling,
}
