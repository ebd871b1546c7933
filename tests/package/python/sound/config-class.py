"""Numbers in a class."""
import keras
from keras import layers
from keras.datasets import fashion_mnist

class CFG:
    seed = 7
    epochs = 12
    batch_size = 256
    lr = 2e-3
    hidden = [128, 64]
    dropout = 0.25
    shape = (28, 28)

keras.utils.set_random_seed(CFG.seed)
(x_train, y_train), (x_test, y_test) = fashion_mnist.load_data()
x_train = x_train.astype("float32") / 255.0
x_test = x_test.astype("float32") / 255.0
model = keras.Sequential([layers.Input(CFG.shape), layers.Flatten()])
for n in CFG.hidden:
    model.add(layers.Dense(n, activation="relu"))
    model.add(layers.Dropout(CFG.dropout))
model.add(layers.Dense(10, activation="softmax"))
model.compile(optimizer=keras.optimizers.Adam(CFG.lr), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=CFG.epochs, batch_size=CFG.batch_size, validation_split=0.1)
