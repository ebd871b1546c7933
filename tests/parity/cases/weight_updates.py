"""Whole fits in which more happens to the weights than an optimizer's step."""

import keras
import numpy as np
from keras import constraints, layers, optimizers, regularizers

from cases import fit, golden

SOURCE = f"keras {keras.__version__} (jax)"


def regularized(frozen=False):
    return keras.Sequential(
        [
            keras.Input((8, 8, 1)),
            layers.Conv2D(
                4,
                3,
                activation="relu",
                kernel_regularizer=regularizers.L2(0.02),
                bias_regularizer="l1",
                kernel_constraint=constraints.MaxNorm(0.7, axis=[0, 1, 2]),
            ),
            layers.BatchNormalization(gamma_regularizer="l2", beta_constraint="non_neg"),
            layers.PReLU(shared_axes=[1, 2], alpha_regularizer=regularizers.L1L2(0.01, 0.02)),
            layers.SeparableConv2D(
                3,
                2,
                depthwise_regularizer="l1",
                pointwise_regularizer="l2",
                depthwise_constraint="non_neg",
                pointwise_constraint=constraints.UnitNorm(axis=2),
            ),
            layers.Flatten(),
            layers.Dense(5, trainable=not frozen, kernel_regularizer=regularizers.L2(0.5)),
            layers.Dense(
                3,
                activation="softmax",
                kernel_regularizer=regularizers.L1L2(0.003, 0.004),
                kernel_constraint=constraints.MinMaxNorm(0.3, 1, rate=0.5),
            ),
        ]
    )


def recurrent():
    return keras.Sequential(
        [
            keras.Input((7,)),
            layers.Embedding(
                9, 4, embeddings_regularizer="l2", embeddings_constraint=constraints.MaxNorm(0.4, axis=1)
            ),
            layers.Bidirectional(
                layers.GRU(
                    3,
                    kernel_regularizer="l1",
                    recurrent_regularizer=regularizers.L2(0.1),
                    recurrent_constraint="unit_norm",
                    bias_constraint="non_neg",
                )
            ),
            layers.Dense(1),
        ]
    )


def all_cases():
    keras.utils.clear_session()
    keras.utils.set_random_seed(14)
    random = np.random.default_rng(14)
    images = random.normal(size=(24, 8, 8, 1))
    labels = random.integers(0, 3, size=24)
    images[labels == 1, :, 3:5] += 1.5
    training = {"batch_size": 8, "epochs": 4, "validation_split": 0.25}
    for frozen in [False, True]:
        yield fit.case(
            f"regularizers and constraints{', a frozen layer' if frozen else ''}",
            regularized(frozen),
            optimizers.SGD(learning_rate=0.01, momentum=0.9),
            "sparse_categorical_crossentropy",
            ["accuracy"],
            images,
            labels,
            **training,
        )
    words = random.integers(9, size=(24, 7))
    yield fit.case(
        "regularizers and constraints of a recurrent model",
        recurrent(),
        optimizers.Adam(learning_rate=0.01),
        "mse",
        [],
        words,
        (words == 4).sum(axis=1, keepdims=True),
        **training,
    )


    yield fit.case(
        "schedule, decay, moving average of the weights under constraints",
        keras.Sequential(
            [
                keras.Input((7,)),
                layers.Dense(6, "tanh", kernel_constraint="unit_norm", bias_constraint="non_neg"),
                layers.Dense(1),
            ]
        ),
        optimizers.SGD(
            learning_rate=optimizers.schedules.CosineDecay(
                0.01, 9, warmup_target=0.05, warmup_steps=3
            ),
            momentum=0.8,
            weight_decay=0.1,
            use_ema=True,
            ema_momentum=0.7,
            global_clipnorm=0.5,
        ),
        "mse",
        ["mae"],
        words / 4 - 1,
        (words == 4).sum(axis=1, keepdims=True),
        **training,
    )


def write_all():
    golden.write("weight_updates", SOURCE, list(all_cases()))
