"""Helpers that make blocks of layers, as libraries for practitioners write them."""
from keras import Model, Input
from keras.layers import Conv2D, BatchNormalization, ReLU, MaxPooling2D, GlobalAveragePooling2D, Dense
from keras.datasets import cifar10

def conv(x, nf, ks=3, stride=1, bn=True, act=True):
    x = Conv2D(nf, ks, strides=stride, padding="same", use_bias=not bn)(x)
    if bn:
        x = BatchNormalization()(x)
    return ReLU()(x) if act else x

def stack(x, nfs):
    for i, nf in enumerate(nfs):
        x = conv(x, nf, stride=2 if i > 0 else 1)
    return x

(x_train, y_train), (x_test, y_test) = cifar10.load_data()
x_train, x_test = x_train / 255, x_test / 255
inp = Input((32, 32, 3))
out = Dense(10, activation="softmax")(GlobalAveragePooling2D()(stack(inp, [16, 32, 64])))
learner = Model(inp, out)
learner.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
learner.fit(x_train, y_train, epochs=3, batch_size=64, validation_split=0.1)
