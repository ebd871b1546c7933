"""Initializers. Random ones draw other numbers than Keras's: how their values are distributed is compared."""

import keras
import numpy as np
from keras import initializers
from keras.src.initializers.random_initializers import compute_fans

from cases import golden

SOURCE = f"keras {keras.__version__} (jax)"
PROBABILITIES = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99]
DENSE, CONVOLUTION = (250, 800), (5, 5, 40, 200)


def case(name, initializer, shape):
    """The values where they are constant, else quantiles of Keras's own draws, and the largest magnitude where the
    distribution ends somewhere."""
    values = np.asarray(initializer(shape))
    result = {
        "name": f"{name}, {shape}",
        "class_name": type(initializer).__name__,
        "config": config_of(initializer),
        "shape": list(shape),
    }
    if values.size < 1000:
        return {**result, "values": golden.array(values)}
    largest = np.abs(values).max()
    ends = largest < 3 * values.std() or values.min() > 0
    return {
        **result,
        "probabilities": PROBABILITIES,
        "quantiles": golden.doubles(np.quantile(values.astype("f8"), PROBABILITIES)),
        "largest": float(largest) if ends else None,
    }


def config_of(initializer):
    """The initializer's config; Keras leaves out Identity's gain."""
    config = initializer.get_config()
    return {**config, "gain": initializer.gain} if isinstance(initializer, initializers.Identity) else config


def constants():
    yield case("zeros", initializers.Zeros(), (3, 4))
    yield case("ones", initializers.Ones(), (3, 4))
    yield case("default", initializers.Constant(), (5,))
    yield case("wide", initializers.Identity(), (3, 5))
    yield case("high, gain 2", initializers.Identity(2.0), (4, 2))
    yield case("-2.5", initializers.Constant(-2.5), (2, 3, 2))


def families():
    for family in ["Glorot", "He", "Lecun"]:
        for distribution in ["Uniform", "Normal"]:
            initializer = getattr(initializers, family + distribution)(seed=1)
            for shape in [DENSE, CONVOLUTION]:
                yield case("default", initializer, shape)


def plain():
    yield case("default", initializers.RandomUniform(seed=1), DENSE)
    yield case("1 to 3", initializers.RandomUniform(1.0, 3.0, seed=1), DENSE)
    yield case("default", initializers.RandomNormal(seed=1), DENSE)
    yield case("mean 2", initializers.RandomNormal(2.0, 0.5, seed=1), DENSE)
    yield case("default", initializers.TruncatedNormal(seed=1), DENSE)
    yield case("mean -1", initializers.TruncatedNormal(-1.0, 0.3, seed=1), DENSE)
    yield case("default", initializers.VarianceScaling(seed=1), DENSE)
    for mode in ["fan_in", "fan_out", "fan_avg"]:
        for distribution in ["truncated_normal", "untruncated_normal", "uniform"]:
            scaling = initializers.VarianceScaling(1.7, mode, distribution, seed=1)
            yield case(f"{mode} {distribution}", scaling, CONVOLUTION)


def orthogonal():
    for gain, shape in [(1.0, (300, 400)), (1.5, (400, 300)), (2.0, (5, 5, 16, 300))]:
        yield case(f"gain {gain}", initializers.Orthogonal(gain, seed=1), shape)


def write_all():
    shapes = [(), (7,), (5, 9), (3, 3, 4, 8), (5, 2, 6), (2, 3, 4, 5, 6)]
    golden.write(
        "fans",
        SOURCE,
        [{"name": str(s), "shape": list(s), "fans": [int(f) for f in compute_fans(s)]} for s in shapes],
    )
    cases = [*constants(), *families(), *plain(), *orthogonal()]
    golden.write("initializers", SOURCE, cases)
