"""Activations: outputs and gradients."""

import jax
import jax.numpy as jnp
import keras
import numpy as np

from cases import golden

SOURCE = f"keras {keras.__version__} (jax)"

ACTIVATIONS = ["linear", "relu", "leaky_relu", "sigmoid", "tanh", "softmax"]
ACTIVATIONS += ["relu6", "elu", "selu", "gelu", "silu", "softplus", "softsign", "hard_sigmoid"]
ACTIVATIONS += ["exponential", "mish", "log_softmax"]
ACTIVATIONS += ["hard_silu", "hard_tanh", "celu", "log_sigmoid", "squareplus", "soft_shrink", "hard_shrink"]
ACTIVATIONS += ["tanh_shrink", "sparse_plus", "sparse_sigmoid"]


def hard_sigmoid_keras2(x):
    """backend.hard_sigmoid of Keras 2; tests/package/fixtures/keras-versions has what it predicts itself."""
    return jnp.clip(0.2 * x + 0.5, 0, 1)


def sparsemax(x):
    """As Keras has it since its pull request 23469. Up to 3.15.1 it adds cumulative sums, and the result not up to 1."""
    falling = -jnp.sort(-x, axis=-1)
    ranks = jnp.arange(1, x.shape[-1] + 1)
    support = falling - (jnp.cumsum(falling, axis=-1) - 1) / ranks > 0
    total = jnp.sum(jnp.where(support, falling, 0), axis=-1, keepdims=True)
    return jnp.maximum(x - (total - 1) / jnp.sum(support, axis=-1, keepdims=True), 0)


OWN = {"hard_sigmoid_keras2": hard_sigmoid_keras2, "sparsemax": sparsemax}


def write_activations():
    random = np.random.default_rng(1)
    inputs = {
        "normal": random.normal(size=(7, 13)),
        "wide": random.normal(size=(4, 10)) * 30,
        "image": random.normal(size=(2, 3, 3, 5)),
        "one": random.normal(size=(1, 1)),
    }
    cases = []
    for name in [*ACTIVATIONS, *OWN]:
        function = OWN.get(name) or keras.activations.get(name)
        for label, x in inputs.items():
            if name == "exponential":
                x = np.minimum(x, 80)  # beyond 88.7 it is infinite
            x = jnp.asarray(x, "float32")
            dy = jnp.asarray(random.normal(size=x.shape), "float32")
            y, pullback = jax.vjp(lambda v: jnp.asarray(function(v)), x)
            cases.append(
                {
                    "name": f"{name} {label}",
                    "identifier": name,
                    "input": golden.array(x),
                    "output": golden.array(y),
                    "output_gradient": golden.array(dy),
                    "input_gradient": golden.array(pullback(dy)[0]),
                }
            )
    golden.write("activations", SOURCE, cases)
