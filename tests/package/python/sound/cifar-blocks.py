"""Small pictures, three blocks of two convolutions."""
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers as L

NUM = 10
SHAPE = (32, 32, 3)
(x_train, y_train), (x_test, y_test) = keras.datasets.cifar10.load_data()
x_train, x_test = x_train.astype("float32") / 255, x_test.astype("float32") / 255

m = keras.Sequential([keras.Input(shape=SHAPE)])
for filters in (32, 64, 128):
    m.add(L.Conv2D(filters, 3, padding="same", use_bias=False))
    m.add(L.BatchNormalization())
    m.add(L.ReLU())
    m.add(L.MaxPooling2D())
m.add(L.GlobalAveragePooling2D())
m.add(L.Dense(NUM))
m.compile(
    optimizer=tf.keras.optimizers.Adam(1e-3),
    loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
m.fit(x_train, y_train, batch_size=64, epochs=12, validation_split=0.1)
