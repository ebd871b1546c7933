"""Few weights: separable convolutions and average pooling."""
import numpy as np
import keras
from keras.layers import AveragePooling2D, Conv2D, Dense, Flatten, Input, LeakyReLU, SeparableConv2D
from keras.models import Model

keras.utils.set_random_seed(77)
(X_train, y_train), (X_test, y_test) = keras.datasets.mnist.load_data()
X_train = np.expand_dims(X_train, -1) / 255.
X_test = np.expand_dims(X_test, -1) / 255.

image = Input((28, 28, 1))
t = Conv2D(8, (3, 3), strides=2, padding="same")(image)
t = LeakyReLU(negative_slope=0.1)(t)
t = SeparableConv2D(16, 3, padding="same", activation="relu")(t)
t = AveragePooling2D(pool_size=(2, 2))(t)
t = Flatten()(t)
digit = Dense(10, activation="softmax", name="digit")(t)
model = Model(image, digit)
model.compile(keras.optimizers.Adam(), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, 256, 4)
