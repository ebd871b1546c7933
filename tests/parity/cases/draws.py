"""The random numbers that Minibatch draws, written down once more, so that Keras can be given them.

Philox4x32-10 (Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011), keyed by seed, purpose, layer
and step as core/base/random.h says.
"""

import contextlib
import math
from unittest import mock

import jax
import jax.numpy as jnp
import numpy as np

DROPOUT, NOISE, AUGMENTATION = 3, 6, 7  # RandomPurpose


def words(count, purpose, seed=0, stream=0, step=0):
    """The first `count` 32-bit numbers of a key."""
    blocks = -(-count // 4)
    c = [np.arange(blocks, dtype="u8")]
    c += [np.full(blocks, value, dtype="u8") for value in (step, stream, purpose)]
    key0, key1, low = seed & 0xFFFFFFFF, seed >> 32, np.uint64(0xFFFFFFFF)
    for _ in range(10):
        product0, product1 = c[0] * np.uint64(0xD2511F53), c[2] * np.uint64(0xCD9E8D57)
        c = [
            (product1 >> np.uint64(32)) ^ c[1] ^ np.uint64(key0),
            product1 & low,
            (product0 >> np.uint64(32)) ^ c[3] ^ np.uint64(key1),
            product0 & low,
        ]
        key0, key1 = (key0 + 0x9E3779B9) & 0xFFFFFFFF, (key1 + 0xBB67AE85) & 0xFFFFFFFF
    return np.stack(c, axis=1).ravel()[:count]


def uniform(count, purpose, **key):
    """In [0, 1), multiples of 2^-24."""
    return (words(count, purpose, **key) >> np.uint64(8)).astype("f8") * 2.0**-24


def normal(count, purpose, **key):
    """Marsaglia's polar method, two numbers a pair that is accepted."""
    draws = words(4 * count + 64, purpose, **key).astype("f8") * 2.0**-31 - 1
    result = []
    for u, v in draws.reshape(-1, 2):
        radius = u * u + v * v
        if 0 < radius < 1:
            factor = math.sqrt(-2 * math.log(radius) / radius)
            result += [u * factor, v * factor]
    return np.array(result[:count])


def kept(shape, rate, **key):
    """Which elements dropout keeps. Each has 16 bits where the rate is from 1/64 to 63/64, else 32, and is kept where
    they are at least the rate's share of all. Of four blocks together, group w · parts + p of four elements has the
    parts p, from the highest bits on, of the words w."""
    rate = float(np.float32(rate))
    parts = 2 if 1 / 64 <= rate <= 63 / 64 else 1
    bits, at_once = 32 // parts, 16 * parts
    element = np.arange(math.prod(shape))
    group, block = element % at_once // 4, element // at_once * 4 + element % 4
    table = words(4 * (block.max() + 1), DROPOUT, **key).reshape(-1, 4)
    part = table[block, group // parts] >> ((parts - 1 - group % parts) * bits).astype("u8")
    number = part & np.uint64(2**bits - 1)
    return (number >= math.floor(rate * 2**bits + 0.5)).reshape(shape)


@contextlib.contextmanager
def masks_given_to_keras(streams, **key):
    """Lets the dropout layers of one step, which Keras runs in order and not compiled, draw Minibatch's masks."""
    left = list(streams)

    def bernoulli(_, p, shape):
        return jnp.asarray(kept(shape, 1 - p, stream=left.pop(0), **key))

    with mock.patch.object(jax.random, "bernoulli", bernoulli) if streams else contextlib.nullcontext():
        yield


@contextlib.contextmanager
def given_to_keras(draws_an_image=1, **key):
    """Lets Keras's layers draw Minibatch's numbers. `draws_an_image`: how many numbers a layer that changes images
    draws for each of them; Keras draws one after the other for the whole batch."""
    calls = []

    def bernoulli(_, p, shape):
        return jnp.asarray(kept(shape, 1 - p, **key))

    def given_normal(_, shape, dtype):
        return jnp.asarray(normal(math.prod(shape), NOISE, **key).reshape(shape), dtype)

    def given_uniform(_, shape, dtype, minval=0.0, maxval=1.0):
        batch = math.prod(shape)
        table = uniform(batch * draws_an_image, AUGMENTATION, **key).reshape(batch, draws_an_image)
        calls.append(shape)
        column = table[:, (len(calls) - 1) % draws_an_image].reshape(shape)
        return jnp.asarray(minval + (maxval - minval) * column, dtype)

    patches = {"bernoulli": bernoulli, "normal": given_normal, "uniform": given_uniform}
    with contextlib.ExitStack() as stack:
        for name, function in patches.items():
            stack.enter_context(mock.patch.object(jax.random, name, function))
        yield
