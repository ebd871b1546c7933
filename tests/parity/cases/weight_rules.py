"""Every regularizer: penalty and gradient; every constraint: weights after it."""

import jax
import jax.numpy as jnp
import keras
import numpy as np
from keras import constraints, regularizers

from cases import golden

SOURCE = f"keras {keras.__version__} (jax)"


def named(label, thing):
    """`thing` may be a name, as Keras's arguments take it."""
    serialized = thing if isinstance(thing, str) else keras.saving.serialize_keras_object(thing)
    class_name = thing if isinstance(thing, str) else type(thing).__name__
    return {"name": f"{class_name} {label}", "class_name": class_name, "object": serialized}


def values(shape):
    random = np.random.default_rng(5)
    x = random.normal(size=shape).astype("float32")
    x.flat[::7] = 0
    return x


def regularizer(label, thing, shape=(5, 9)):
    weight = jnp.asarray(values(shape))
    penalty, gradient = jax.value_and_grad(lambda w: jnp.asarray(regularizers.get(thing)(w)))(weight)
    return {
        **named(label, thing),
        "weight": golden.array(weight),
        "penalty": float(penalty),
        "gradient": golden.array(gradient),
    }


def all_regularizers():
    yield regularizer("by name", "l1")
    yield regularizer("default", regularizers.L1())
    yield regularizer("0.3", regularizers.L1(0.3), (3, 2, 4, 7))
    yield regularizer("by name", "l2")
    yield regularizer("default", regularizers.L2())
    yield regularizer("0.3", regularizers.L2(0.3), (11,))
    yield regularizer("zero", regularizers.L2(0.0))
    yield regularizer("by name", "l1l2")
    yield regularizer("l1 only", regularizers.L1L2(l1=0.2))
    yield regularizer("l2 only", regularizers.L1L2(l2=0.2))
    yield regularizer("both", regularizers.L1L2(l1=0.05, l2=0.7), (1, 1))


def constraint(label, thing, shape=(6, 9), scale=1.0):
    weight = values(shape) * scale
    after = constraints.get(thing)(jnp.asarray(weight))
    return {**named(label, thing), "weight": golden.array(weight), "after": golden.array(after)}


def all_constraints():
    image = (3, 2, 4, 5)
    yield constraint("by name", "max_norm")
    yield constraint("default", constraints.MaxNorm())
    yield constraint("short vectors", constraints.MaxNorm(3), scale=0.1)
    yield constraint("axis 1", constraints.MaxNorm(1.5, axis=1))
    yield constraint("filters", constraints.MaxNorm(1, axis=[0, 1, 2]), image)
    yield constraint("inner axes", constraints.MaxNorm(1, axis=[1, 3]), image)
    yield constraint("negative axis", constraints.MaxNorm(1, axis=-2), image)
    yield constraint("bias", constraints.MaxNorm(1), (13,))
    yield constraint("zero", constraints.MaxNorm(0))
    yield constraint("by name", "non_neg")
    yield constraint("image", constraints.NonNeg(), image)
    yield constraint("by name", "unit_norm")
    yield constraint("axis 1", constraints.UnitNorm(axis=1), scale=1e-3)
    yield constraint("filters", constraints.UnitNorm(axis=[0, 1, 2]), image, scale=30)
    yield constraint("zeros", constraints.UnitNorm(), (4, 3), scale=0)
    yield constraint("by name", "min_max_norm")
    yield constraint("long", constraints.MinMaxNorm(0.5, 2, axis=1), scale=3)
    yield constraint("short", constraints.MinMaxNorm(0.5, 2, rate=0.6), scale=0.05)
    yield constraint("rate", constraints.MinMaxNorm(0.2, 0.4, rate=0.25, axis=[0, 1, 2]), image)


def write_all():
    golden.write("regularizers", SOURCE, list(all_regularizers()))
    golden.write("constraints", SOURCE, list(all_constraints()))
