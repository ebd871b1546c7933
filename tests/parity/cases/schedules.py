"""Every learning-rate schedule: the rate of many steps."""

import keras
import numpy as np
from keras.optimizers import schedules

from cases import golden

SOURCE = f"keras {keras.__version__} (jax)"
STEPS = [*range(41), 57, 70, 99, 100, 101, 150, 299, 300, 301, 699, 700, 701, 1234, 100000]


def case(name, schedule):
    return {
        "name": name,
        "class_name": type(schedule).__name__,
        "config": schedule.get_config(),
        "steps": STEPS,
        "rates": golden.doubles([float(schedule(np.int32(step))) for step in STEPS]),
    }


def all_cases():
    exponential, inverse = schedules.ExponentialDecay, schedules.InverseTimeDecay
    yield case("smooth", exponential(0.1, 100, 0.5))
    yield case("staircase", exponential(0.1, 7, 0.9, staircase=True))
    yield case("growing", exponential(1e-5, 200, 1.01))
    yield case("smooth", inverse(0.1, 100, 0.5))
    yield case("staircase", inverse(0.1, 7, 0.9, staircase=True))
    piecewise = schedules.PiecewiseConstantDecay
    yield case("one boundary", piecewise([10], [0.1, 0.01]))
    yield case("three boundaries", piecewise([3, 20, 100], [0.1, 0.05, 0.2, 0.001]))
    yield case("falling boundaries", piecewise([20, 10], [0.1, 0.05, 0.2]))
    polynomial = schedules.PolynomialDecay
    yield case("linear", polynomial(0.1, 100))
    yield case("power 0.5", polynomial(0.1, 100, end_learning_rate=0.02, power=0.5))
    yield case("power 3, cycle", polynomial(0.1, 30, end_learning_rate=0.0, power=3.0, cycle=True))
    cosine = schedules.CosineDecay
    yield case("plain", cosine(0.1, 100))
    yield case("alpha", cosine(0.1, 70, alpha=0.2))
    yield case("warm-up", cosine(0.0, 60, warmup_target=0.3, warmup_steps=20))
    yield case("warm-up down, alpha", cosine(0.5, 90, 0.1, warmup_target=0.2, warmup_steps=11))
    yield case("warm-up of no steps", cosine(0.1, 50, warmup_target=0.4))
    yield case("warm-up without target", cosine(0.1, 50, warmup_steps=10))
    restarts = schedules.CosineDecayRestarts
    yield case("default", restarts(0.1, 100))
    yield case("equal waves", restarts(0.1, 10, t_mul=1.0, m_mul=0.8))
    yield case("alpha", restarts(0.1, 15, t_mul=1.5, m_mul=0.9, alpha=0.05))


def write_all():
    golden.write("schedules", SOURCE, list(all_cases()))
