from keras import callbacks, initializers, layers, models, optimizers
import pandas as pd
from sklearn.model_selection import train_test_split as split

d = pd.read_csv("signals.csv")
a, b, c, e = split(d.drop(["kind"], axis="columns"), d.kind, test_size=0.1, random_state=21)
rate = optimizers.schedules.ExponentialDecay(0.05, decay_steps=500, decay_rate=0.96, staircase=True)
net = models.Sequential(
    [
        layers.Dense(40, activation="selu", kernel_initializer=initializers.LecunNormal()),
        layers.AlphaDropout(0.05),
        layers.Dense(40, activation="selu", kernel_initializer="lecun_normal"),
        layers.Dense(4, activation="softmax"),
    ]
)
net.compile(optimizers.SGD(rate, momentum=0.9), "sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(a, c, epochs=30, validation_split=0.1,
        callbacks=[callbacks.EarlyStopping("val_accuracy", patience=6, mode="max")])
net.evaluate(b, e)
