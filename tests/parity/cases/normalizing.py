"""Layers that normalise over other axes than batch normalization's usual ones, and slopes."""

from keras import layers

from cases.layers import case


def layer_normalization():
    norm = layers.LayerNormalization
    yield case("rows", norm(), (9,))
    yield case("sequences", norm(), (4, 70))
    yield case("axis 1", norm(axis=1), (4, 3))
    yield case("axes of images", norm(axis=[1, 2, 3]), (3, 4, 2))
    yield case("height and width", norm(axis=(1, 2)), (3, 4, 2))
    yield case("axis -2", norm(axis=-2), (3, 4, 2))
    yield case("axes not in order", norm(axis=(3, 1)), (3, 4, 2))
    yield case("without scale", norm(scale=False), (5, 4))
    yield case("without center", norm(center=False), (5, 4))
    yield case("neither", norm(center=False, scale=False), (6,))
    yield case("epsilon 0.1", norm(epsilon=0.1), (6,))
    yield case("far from zero", norm(), (300,), shift=40.0, scale=3.0)


def rms_normalization():
    norm = layers.RMSNormalization
    yield case("rows", norm(), (9,))
    yield case("sequences", norm(), (4, 70))
    yield case("axes of images", norm(axis=[1, 2, 3]), (3, 4, 2))
    yield case("the last two", norm(axis=[-2, -1]), (3, 4, 2))
    yield case("epsilon 0.1", norm(epsilon=0.1), (6,))
    yield case("far from zero", norm(), (300,), shift=40.0, scale=3.0)


def group_normalization():
    norm = layers.GroupNormalization
    yield case("2 groups of images", norm(2), (3, 4, 6))
    yield case("3 groups of sequences", norm(3), (5, 6))
    yield case("rows", norm(2), (8,))
    yield case("one group", norm(1), (3, 2, 4))
    yield case("each channel", norm(-1), (4, 3, 5))
    yield case("axis 1", norm(2, axis=1), (4, 3, 2))
    yield case("axis -2", norm(3, axis=-2), (2, 6, 3))
    yield case("default", norm(), (3, 2, 64), batch=2)
    yield case("without scale", norm(2, scale=False), (3, 4))
    yield case("without center", norm(2, center=False), (3, 4))
    yield case("neither, epsilon 0.1", norm(2, center=False, scale=False, epsilon=0.1), (3, 4))
    yield case("far from zero", norm(2), (5, 5, 4), shift=40.0, scale=3.0)


def normalization():
    norm = layers.Normalization
    yield case("adapted rows", norm(), (5,))
    yield case("adapted images", norm(), (3, 4, 2))
    yield case("adapted, one mean", norm(axis=None), (3, 4))
    yield case("adapted, two axes", norm(axis=(1, -1)), (3, 4, 2))
    yield case("numbers", norm(mean=0.3, variance=2.5), (4,))
    yield case("lists", norm(mean=[0.3, -1.0, 2.0], variance=[2.5, 0.5, 1.0]), (4, 3))
    yield case("axis 1", norm(axis=1, mean=[1.0, 2.0], variance=[0.5, 4.0]), (2, 3))
    yield case("one mean", norm(axis=None, mean=0.5, variance=0.25), (2, 3))
    yield case("invert", norm(mean=[0.3, -1.0], variance=[2.5, 0.5], invert=True), (4, 2))
    yield case("no variance", norm(mean=[0.0, 0.5], variance=[0.0, 1.0], invert=True), (2,))


def prelu():
    yield case("rows", layers.PReLU(), (7,))
    yield case("images", layers.PReLU(), (3, 4, 2))
    yield case("a slope a channel", layers.PReLU(shared_axes=[1, 2]), (3, 4, 2))
    yield case("a slope a row", layers.PReLU(shared_axes=[2, 3]), (3, 4, 2))
    yield case("axis 2", layers.PReLU(shared_axes=2), (3, 4, 2))
    yield case("one slope", layers.PReLU(shared_axes=[1]), (6,))
    yield case("zeros", layers.PReLU(), (4, 5), rounded=True)


def elu():
    yield case("default", layers.ELU(), (4, 6))
    yield case("alpha 0.3", layers.ELU(alpha=0.3), (2, 3, 4), scale=4.0)


GROUPS = {
    "LayerNormalization": layer_normalization,
    "RMSNormalization": rms_normalization,
    "GroupNormalization": group_normalization,
    "Normalization": normalization,
    "PReLU": prelu,
    "ELU": elu,
}
