import numpy as np
from functools import partial
import keras
from keras import layers, regularizers
(x_train, y_train), (x_test, y_test) = keras.datasets.cifar10.load_data()
x_train = (x_train.astype(np.float32) - 127.5) / 127.5
x_test = (x_test.astype(np.float32) - 127.5) / 127.5
block = partial(layers.Conv2D, kernel_size=3, padding="same", activation="relu", kernel_regularizer=regularizers.l2(1e-4))
width = lambda i: 16 * 2 ** i
model = keras.models.Sequential([keras.Input((32, 32, 3))] + [one for i in range(3) for one in (block(width(i)), layers.MaxPool2D())] + [layers.Flatten(), layers.Dense(10, activation="softmax")])
model.compile(optimizer=keras.optimizers.SGD(0.01, momentum=0.9, nesterov=True), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=2, batch_size=64)
