# Windows of a sensor, made elsewhere.
import keras
from keras import layers

n_steps, n_channels, n_kinds = 128, 9, 6
model = keras.Sequential([
    keras.Input(shape=(n_steps, n_channels)),
    layers.Conv1D(64, kernel_size=5, activation="relu"),
    layers.MaxPooling1D(2),
    layers.Conv1D(64, kernel_size=5, activation="relu"),
    layers.GlobalMaxPooling1D(),
    layers.Dense(n_kinds, activation="softmax"),
])
model.compile(optimizer="adamax", loss="sparse_categorical_crossentropy", metrics=["sparse_categorical_accuracy"])
model.fit(X_train, y_train, epochs=10, batch_size=32, validation_data=(X_val, y_val), shuffle=True)
