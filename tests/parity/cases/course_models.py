"""Small models of the kinds that courses build, for keras_files.py: name, model, compile options, shapes of the inputs, classes."""

import keras
import numpy as np
from keras import layers, models, optimizers, regularizers

SPARSE = {"loss": "sparse_categorical_crossentropy", "metrics": ["accuracy"]}
BINARY = {"loss": "binary_crossentropy", "metrics": ["accuracy"]}


def _autoencoder():
    image = keras.Input((6, 6, 1), name="image")
    hidden = layers.Conv2D(4, 3, strides=2, padding="same", activation="relu")(image)
    encoder = models.Model(image, layers.Dense(5, name="code")(layers.Flatten()(hidden)), name="encoder")
    decoder = models.Sequential(
        [
            keras.Input((5,)),
            layers.Dense(36, activation="relu"),
            layers.Reshape((3, 3, 4)),
            layers.Conv2DTranspose(3, 3, strides=2, padding="same", activation="relu"),
            layers.Conv2D(1, 3, padding="same", activation="sigmoid"),
        ],
        name="decoder",
    )
    whole = keras.Input((6, 6, 1), name="picture")
    return models.Model(whole, layers.Flatten()(decoder(encoder(whole))), name="autoencoder")


def _residual():
    image = keras.Input((6, 6, 2))
    x = layers.Conv2D(4, 3, padding="same", use_bias=False, kernel_initializer="he_normal")(image)
    x = layers.Activation("relu")(layers.BatchNormalization()(x))
    for filters, strides in [(4, 1), (6, 2)]:
        shortcut = x
        x = layers.Conv2D(filters, 3, strides=strides, padding="same", kernel_regularizer=regularizers.L2(1e-3))(x)
        x = layers.ReLU()(layers.BatchNormalization(momentum=0.9)(x))
        x = layers.BatchNormalization()(layers.Conv2D(filters, 3, padding="same")(x))
        if strides > 1:
            shortcut = layers.Conv2D(filters, 1, strides=strides)(shortcut)
        x = layers.ReLU()(layers.Add()([shortcut, x]))
    return models.Model(image, layers.Dense(3, activation="softmax")(layers.GlobalAveragePooling2D()(x)), name="residual")


def _recurrent():
    return models.Sequential(
        [
            keras.Input((6, 3)),
            layers.GRU(4, return_sequences=True),
            layers.GRU(3, return_sequences=True, reset_after=False),
            layers.LSTM(4, return_sequences=True, unit_forget_bias=False),
            layers.LSTM(3),
            layers.Dense(1),
        ]
    )


def _masked():
    return models.Sequential(
        [
            keras.Input((7,)),
            layers.Embedding(12, 4, mask_zero=True),
            layers.Bidirectional(layers.LSTM(3, return_sequences=True)),
            layers.Bidirectional(layers.GRU(2), merge_mode="sum"),
            layers.Dense(1, activation="sigmoid"),
        ]
    )


def _encoder():
    words = keras.Input((6,), dtype="int32", name="words")
    x = layers.Embedding(15, 8)(words)
    x = layers.LayerNormalization(epsilon=1e-6)(x + layers.MultiHeadAttention(2, 4, name="heads")(x, x))
    x = layers.Add()([x, layers.Dense(8)(layers.Dense(12, activation="gelu")(x))])
    x = layers.GlobalAveragePooling1D()(layers.LayerNormalization()(x))
    return models.Model(words, layers.Dense(3, activation="softmax")(x), name="encoder")


def _separable():
    return models.Sequential(
        [
            keras.Input((8, 8, 3)),
            layers.SeparableConv2D(6, 3, activation="relu", depth_multiplier=2),
            layers.AveragePooling2D(2),
            layers.SeparableConv2D(4, 2, padding="same", depthwise_regularizer="l2"),
            layers.LeakyReLU(negative_slope=0.2),
            layers.GlobalMaxPooling2D(),
            layers.Dense(2, activation="softmax"),
        ]
    )


def _mobile():
    # Blocks as of MobileNet with a front that does not train, and a head that does.
    image = keras.Input((8, 8, 3))
    x = layers.ReLU(6.0)(layers.BatchNormalization()(layers.Conv2D(4, 3, strides=2, padding="same", use_bias=False)(layers.Rescaling(1 / 2, offset=-0.5)(image))))
    for stride in [1, 2]:
        narrow = x
        x = layers.ReLU(6.0)(layers.BatchNormalization()(layers.Conv2D(8, 1, use_bias=False)(x)))
        x = layers.ZeroPadding2D(((0, 1), (0, 1)))(x) if stride == 2 else x
        x = layers.DepthwiseConv2D(3, strides=stride, padding="valid" if stride == 2 else "same", use_bias=False)(x)
        x = layers.BatchNormalization()(layers.Conv2D(4, 1, use_bias=False)(layers.ReLU(6.0)(layers.BatchNormalization()(x))))
        x = layers.Add()([narrow, x]) if stride == 1 else x
    front = models.Model(image, x, name="mobile")
    front.trainable = False
    whole = keras.Input((8, 8, 3))
    pooled = layers.GlobalAveragePooling2D()(front(whole, training=False))
    return models.Model(whole, layers.Dense(3, activation="softmax")(pooled))


def _video():
    each = layers.TimeDistributed
    return models.Sequential(
        [
            keras.Input((4, 6, 6, 1)),
            each(layers.Conv2D(3, 3, activation="relu")),
            each(layers.MaxPooling2D()),
            each(layers.Flatten()),
            layers.LSTM(4),
            layers.Dense(2, activation="softmax"),
        ]
    )


def _unet():
    image = keras.Input((8, 8, 1))
    first = layers.Conv2D(3, 3, padding="same", activation="relu")(image)
    second = layers.Conv2D(4, 3, padding="same", activation="relu")(layers.MaxPooling2D()(first))
    deep = layers.Conv2D(5, 3, padding="same", activation="relu")(layers.MaxPooling2D()(second))
    x = layers.Concatenate()([layers.Conv2DTranspose(4, 2, strides=2)(deep), second])
    x = layers.Concatenate()([layers.UpSampling2D(interpolation="bilinear")(layers.Conv2D(4, 3, padding="same")(x)), first])
    return models.Model(image, layers.Flatten()(layers.Conv2D(1, 1, activation="sigmoid")(x)), name="unet")


def _wide_deep():
    # One encoder shared by two inputs.
    one, other, numbers = keras.Input((5,), name="one"), keras.Input((5,), name="other"), keras.Input((3,), name="numbers")
    code = models.Sequential([keras.Input((5,)), layers.Dense(6, activation="tanh"), layers.UnitNormalization()], name="code")
    near = layers.Dot(axes=1, normalize=True)([code(one), code(other)])
    apart = layers.Subtract()([code(one), code(other)])
    deep = layers.Dense(4, activation="relu")(layers.Concatenate()([layers.Multiply()([apart, apart]), layers.Rescaling(0.5, 1.0)(numbers)]))
    return models.Model([one, other, numbers], layers.Dense(1, activation="sigmoid")(layers.Concatenate()([near, deep])))


def _translator():
    # The decoder starts from the encoder's states, and attends to what it gave.
    source, target = keras.Input((5, 3), name="source"), keras.Input((4, 2), name="target")
    given, h, c = layers.LSTM(4, return_sequences=True, return_state=True, name="reading")(source)
    asked = layers.LSTM(4, return_sequences=True, name="writing")(target, initial_state=[h, c])
    found = layers.Attention(name="looking")([asked, given])
    both = layers.TimeDistributed(layers.Dense(3, activation="tanh"))(layers.Concatenate()([asked, found]))
    return models.Model([source, target], layers.Dense(1)(layers.Flatten()(both)))


def _forecast():
    # Steps of -1 are absent.
    return models.Sequential(
        [
            keras.Input((8, 2)),
            layers.Conv1D(4, 2, padding="causal", dilation_rate=2, activation="relu"),
            layers.SeparableConv1D(4, 2, padding="same"),
            layers.MaxPooling1D(2),
            layers.SimpleRNN(4, return_sequences=True),
            layers.Masking(-1.0),
            layers.LSTM(3, go_backwards=True),
            layers.Dense(1),
        ]
    )


def _scan():
    return models.Sequential(
        [
            keras.Input((4, 6, 6, 1)),
            layers.Conv3D(3, 2, activation="relu"),
            layers.MaxPooling3D((1, 2, 2)),
            layers.Conv3D(2, (2, 1, 1), padding="same"),
            layers.GroupNormalization(2),
            layers.Flatten(),
            layers.Dense(2, activation="softmax"),
        ]
    )


def _critic():
    return models.Sequential(
        [
            keras.Input((6, 6, 1)),
            layers.GaussianNoise(0.1),
            layers.Conv2D(4, 3, strides=2, padding="same", kernel_initializer=keras.initializers.RandomNormal(stddev=0.2)),
            layers.LeakyReLU(negative_slope=0.1),
            layers.SpatialDropout2D(0.25),
            layers.Flatten(),
            layers.Dense(6, activation="selu", kernel_initializer="lecun_normal", kernel_constraint=keras.constraints.MaxNorm(2.0)),
            layers.AlphaDropout(0.1),
            layers.Dense(4, activity_regularizer=regularizers.L1(1e-3)),
            layers.ELU(0.7),
            layers.Dense(1, activation="sigmoid"),
        ]
    )


def _towers():
    # Three kernels over one text side by side, and two outputs.
    words = keras.Input((8,), name="words")
    x = layers.SpatialDropout1D(0.2)(layers.Embedding(12, 4)(words))
    towers = [layers.GlobalMaxPooling1D()(layers.Conv1D(3, size, activation="relu", name=f"tower_{size}")(x)) for size in [2, 3, 4]]
    joined = layers.Dropout(0.5)(layers.Concatenate()(towers))
    return models.Model(words, {"mood": layers.Dense(3, activation="softmax", name="mood")(joined), "length": layers.Dense(1, name="length")(joined)}, name="towers")


# Inputs by their shapes: of whole numbers below 12, of numbers between 0 and 1, else of any; then what to predict: a number of
# classes each, 0 a number, or "itself".
CASES = {
    "autoencoder": (_autoencoder, {"optimizer": "adam", "loss": "mse"}, [("share", 6, 6, 1)], ["itself"]),
    "residual": (_residual, {"optimizer": optimizers.SGD(0.05, momentum=0.9, nesterov=True), **SPARSE}, [(6, 6, 2)], [3]),
    "recurrent": (_recurrent, {"optimizer": optimizers.Adam(0.01, clipnorm=1.0), "loss": "mse", "metrics": ["mae"]}, [(6, 3)], [0]),
    "masked": (_masked, {"optimizer": "rmsprop", **BINARY}, [("word", 7)], [2]),
    "encoder": (_encoder, {"optimizer": optimizers.AdamW(0.01, weight_decay=0.01), **SPARSE}, [("word", 6)], [3]),
    "separable": (_separable, {"optimizer": optimizers.Adagrad(optimizers.schedules.PiecewiseConstantDecay([4, 8], [0.1, 0.05, 0.01]), clipvalue=0.5), **SPARSE}, [(8, 8, 3)], [2]),
    "mobile": (_mobile, {"optimizer": optimizers.Adam(0.01), **SPARSE}, [(8, 8, 3)], [3]),
    "video": (_video, {"optimizer": optimizers.Ftrl(0.05), **SPARSE}, [(4, 6, 6, 1)], [2]),
    "unet": (_unet, {"optimizer": optimizers.RMSprop(0.005), "loss": "binary_crossentropy"}, [("share", 8, 8, 1)], ["itself"]),
    "wide_deep": (_wide_deep, {"optimizer": optimizers.Adadelta(0.5), **BINARY}, [(5,), (5,), (3,)], [2]),
    "translator": (_translator, {"optimizer": optimizers.Adam(0.01), "loss": keras.losses.LogCosh()}, [(5, 3), (4, 2)], [0]),
    "forecast": (_forecast, {"optimizer": optimizers.SGD(optimizers.schedules.CosineDecay(0.05, 10)), "loss": "mae"}, [(8, 2)], [0]),
    "scan": (_scan, {"optimizer": optimizers.Lion(0.001), **SPARSE}, [(4, 6, 6, 1)], [2]),
    "critic": (_critic, {"optimizer": optimizers.Adam(2e-4, beta_1=0.5), "loss": keras.losses.BinaryCrossentropy(label_smoothing=0.1)}, [(6, 6, 1)], [2]),
    "towers": (_towers, {"optimizer": "nadam", "loss": {"mood": SPARSE["loss"], "length": "mse"}, "metrics": {"mood": ["accuracy"], "length": ["mae"]}}, [("word", 8)], [0, 3]),
}


def data_of(name, rows=8):
    """Numbers that are the same in every library."""
    _, _, shapes, targets = CASES[name]
    draw = np.random.default_rng(len(name))
    x = []
    for kind, *shape in [shape if isinstance(shape[0], str) else ("any", *shape) for shape in shapes]:
        size = (rows, *shape)
        x.append({"word": lambda: draw.integers(0, 12, size), "share": lambda: draw.uniform(size=size), "any": lambda: draw.normal(size=size)}[kind]().astype("f4"))
    sums = x[0].reshape(rows, -1).mean(1, keepdims=True)
    y = [x[0].reshape(rows, -1) if to == "itself" else draw.integers(0, to, (rows, 1)).astype("f4") if to else sums for to in targets]
    return x, y
