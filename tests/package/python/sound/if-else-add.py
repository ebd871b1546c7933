from tensorflow import keras
from tensorflow.keras.layers import Dense, LSTM, GRU, Dropout
from tensorflow.keras.models import Sequential
(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0
use_gru = True
n_layers = 2
model = Sequential()
for i in range(n_layers):
    last = i == n_layers - 1
    if use_gru:
        model.add(GRU(32, return_sequences=not last))
    else:
        model.add(LSTM(32, return_sequences=not last))
    if not last:
        model.add(Dropout(0.1))
model.add(Dense(10, activation="softmax"))
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(x_train, y_train, batch_size=128, epochs=2)
