"""Every optimizer: the weights after each of ten steps with given gradients."""

import keras
import numpy as np
from keras import optimizers

from cases import golden

SOURCE = f"keras {keras.__version__} (jax)"
STEPS = 10


def case(name, optimizer, gradient_scale=1.0, learning_rates=None):
    """`learning_rates[i]`, where given, is set before step i."""
    random = np.random.default_rng(9)
    variable = keras.Variable(random.normal(size=(53,)).astype("float32"))
    start, config = np.asarray(variable), keras.saving.serialize_keras_object(optimizer)["config"]
    gradients = (random.normal(size=(STEPS, 53)) * gradient_scale).astype("float32")
    gradients[:, 7] = 0  # a weight that nothing depends on
    after = []
    for step in range(STEPS):
        if learning_rates:
            optimizer.learning_rate = learning_rates[step]
        optimizer.apply([gradients[step]], [variable])
        after.append(np.asarray(variable))
    return {
        "name": f"{type(optimizer).__name__} {name}",
        "class_name": type(optimizer).__name__,
        "config": config,
        "start": golden.array(start),
        "gradients": golden.array(gradients),
        "learning_rates": learning_rates,
        "after": golden.array(np.stack(after)),
    }


def all_cases():
    falling = [0.1 / (step + 1) for step in range(STEPS)]
    yield case("default", optimizers.SGD())
    yield case("momentum", optimizers.SGD(learning_rate=0.1, momentum=0.9))
    yield case("nesterov", optimizers.SGD(learning_rate=0.1, momentum=0.9, nesterov=True))
    yield case("momentum, falling rate", optimizers.SGD(momentum=0.5), learning_rates=falling)
    yield case("default", optimizers.Adam())
    yield case("large rate", optimizers.Adam(learning_rate=0.1))
    yield case("betas", optimizers.Adam(learning_rate=0.01, beta_1=0.5, beta_2=0.9, epsilon=1e-3))
    yield case("tiny gradients", optimizers.Adam(learning_rate=0.01), gradient_scale=1e-6)
    yield case("falling rate", optimizers.Adam(), learning_rates=falling)
    yield case("amsgrad", optimizers.Adam(learning_rate=0.01, amsgrad=True))
    yield case("default", optimizers.AdamW())
    yield case("amsgrad", optimizers.AdamW(learning_rate=0.01, amsgrad=True, weight_decay=0.5))
    yield case("default", optimizers.RMSprop())
    yield case("momentum", optimizers.RMSprop(learning_rate=0.01, momentum=0.8, rho=0.7))
    yield case("centered", optimizers.RMSprop(learning_rate=0.01, centered=True, epsilon=1e-3))
    yield case("both", optimizers.RMSprop(momentum=0.5, centered=True), learning_rates=falling)
    yield case("default", optimizers.Adagrad())
    yield case("start", optimizers.Adagrad(learning_rate=0.1, initial_accumulator_value=0.5))
    yield case("default", optimizers.Adadelta())
    yield case("rate 1", optimizers.Adadelta(learning_rate=1.0, rho=0.8, epsilon=1e-3))
    yield case("default", optimizers.Adamax())
    yield case("betas", optimizers.Adamax(learning_rate=0.05, beta_1=0.6, beta_2=0.9))
    yield case("default", optimizers.Nadam())
    yield case("betas", optimizers.Nadam(learning_rate=0.05, beta_1=0.6, beta_2=0.9))
    yield case("default", optimizers.Lion())
    yield case("betas", optimizers.Lion(learning_rate=0.05, beta_1=0.6, beta_2=0.8))
    yield case("default", optimizers.Ftrl())
    yield case("power", optimizers.Ftrl(learning_rate=0.05, learning_rate_power=-0.3))
    yield case("fixed rate", optimizers.Ftrl(learning_rate=0.05, learning_rate_power=0.0))
    penalties = {"l1_regularization_strength": 0.2, "l2_regularization_strength": 0.1}
    yield case("penalties", optimizers.Ftrl(learning_rate=0.1, beta=0.4, **penalties))
    yield case("shrinkage", optimizers.Ftrl(
        learning_rate=0.1, initial_accumulator_value=0.5, l2_shrinkage_regularization_strength=0.3))


COMMON = [
    {"weight_decay": 0.1},
    {"clipnorm": 0.7},
    {"clipvalue": 0.3},
    {"global_clipnorm": 1.1},
    {"use_ema": True, "ema_momentum": 0.8},
    {"use_ema": True, "ema_momentum": 0.9, "ema_overwrite_frequency": 3},
    {"gradient_accumulation_steps": 3},
    {
        "weight_decay": 0.05,
        "clipnorm": 0.5,
        "use_ema": True,
        "ema_overwrite_frequency": 2,
        "gradient_accumulation_steps": 2,
    },
]
SHAPES = [(2, 3), (3,), (3, 1), (1,)]  # of the weights of Dense(3), Dense(1)


def common_case(make, arguments):
    """Several weights, whose gradients are clipped one by one."""
    optimizer = make(learning_rate=0.1, **arguments)
    random = np.random.default_rng(10)
    variables = [keras.Variable(random.normal(size=s).astype("float32")) for s in SHAPES]
    start = np.concatenate([np.ravel(v) for v in variables])
    config = keras.saving.serialize_keras_object(optimizer)["config"]
    gradients = random.normal(size=(STEPS, start.size)).astype("float32")
    gradients[4] *= 0.1  # short: not clipped
    ends = np.cumsum([np.prod(shape) for shape in SHAPES])[:-1]
    after = []
    for row in gradients:
        parts = [part.reshape(shape) for part, shape in zip(np.split(row, ends), SHAPES)]
        optimizer.apply(parts, variables)
        after.append(np.concatenate([np.ravel(v) for v in variables]))
    optimizer.finalize_variable_values(variables)
    return {
        "name": f"{make.__name__} {arguments}",
        "class_name": make.__name__,
        "config": config,
        "start": golden.array(start),
        "gradients": golden.array(gradients),
        "after": golden.array(np.stack(after)),
        "finalized": golden.array(np.concatenate([np.ravel(v) for v in variables])),
    }


def all_common_cases():
    classes = ["SGD", "Adam", "AdamW", "RMSprop", "Adagrad", "Adadelta", "Adamax", "Nadam", "Lion"]
    for name in classes:
        for arguments in COMMON:
            yield common_case(getattr(optimizers, name), arguments)


def write_all():
    golden.write("optimizers", SOURCE, list(all_cases()))
    golden.write("optimizers_common", SOURCE, list(all_common_cases()))
