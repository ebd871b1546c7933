"""Layers that draw random numbers in training. Keras's layers are given the numbers that Minibatch draws."""

from keras import layers

from cases import draws
from cases.layers import case


def drawn(name, layer, shape, draws_an_image=1, **options):
    """A case in training with Minibatch's draws: seed 0, layer 0, step 0."""
    with draws.given_to_keras(draws_an_image):
        return case(f"{name} drawn", layer, shape, True, **options)


def dropout():
    yield case("inference", layers.Dropout(0.5), (4, 3))
    yield case("rate 0 in training", layers.Dropout(0.0), (4, 3), True)
    for rate in [0.1, 0.3, 0.5, 0.9]:
        yield drawn(f"rate {rate}", layers.Dropout(rate), (5, 7))
    for shape in [(None, 1, 7), (None, 5, 1), (1, None, None), (1, 1, 7), (1, 1, 1), (None, None, None)]:
        layer = layers.Dropout(0.4, noise_shape=shape)
        yield drawn(f"noise_shape {shape}", layer, (5, 7))
    for shape in [(None, 1, 1, 4), (None, 3, 1, 4), (None, 1, 2, 1)]:
        layer = layers.Dropout(0.5, noise_shape=shape)
        yield drawn(f"noise_shape {shape} of images", layer, (3, 2, 4))
    yield case("inference with noise_shape", layers.Dropout(0.5, noise_shape=(None, 1, 2)), (3, 2))


def spatial_dropout2d():
    yield case("inference", layers.SpatialDropout2D(0.5), (2, 3, 2))
    yield case("rate 0 in training", layers.SpatialDropout2D(0.0), (2, 3, 2), True)
    for rate in [0.2, 0.5, 0.8]:
        yield drawn(f"rate {rate}", layers.SpatialDropout2D(rate), (2, 3, 7))


def gaussian_noise():
    yield case("inference", layers.GaussianNoise(0.5), (4, 3))
    yield case("stddev 0 in training", layers.GaussianNoise(0.0), (4, 3), True)
    for stddev in [0.1, 1.0]:
        yield drawn(f"stddev {stddev}", layers.GaussianNoise(stddev), (5, 9))


GROUPS = {
    "Dropout": dropout,
    "SpatialDropout2D": spatial_dropout2d,
    "GaussianNoise": gaussian_noise,
}
