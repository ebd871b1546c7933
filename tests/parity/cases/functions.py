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


def write_activations():
    random = np.random.default_rng(1)
    inputs = {
        "normal": random.normal(size=(7, 13)),
        "wide": random.normal(size=(4, 10)) * 30,
        "image": random.normal(size=(2, 3, 3, 5)),
        "one": random.normal(size=(1, 1)),
    }
    cases = []
    for name in ACTIVATIONS:
        function = keras.activations.get(name)
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
