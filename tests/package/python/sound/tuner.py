"""A model for a tuner; what it would try first is taken."""
import keras
from keras import layers
import keras_tuner as kt
(x_train, y_train), (x_test, y_test) = keras.datasets.fashion_mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0

def get_model(hp):
    model = keras.Sequential()
    model.add(layers.Flatten(input_shape=(28, 28)))
    model.add(layers.Dense(hp.Int("units", min_value=32, max_value=256, step=32), activation=hp.Choice("activation", ["relu", "tanh"])))
    if hp.Boolean("dropout"):
        model.add(layers.Dropout(hp.Float("rate", 0.1, 0.5, default=0.25)))
    model.add(layers.Dense(10, activation="softmax"))
    model.compile(optimizer=keras.optimizers.Adam(hp.Choice("learning_rate", values=[1e-2, 1e-3])), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model

tuner = kt.RandomSearch(get_model, objective="val_accuracy", max_trials=5)
tuner.search(x_train, y_train, epochs=5, validation_split=0.2)
best = tuner.get_best_models(num_models=1)[0]
best.evaluate(x_test, y_test)
