import keras
from keras.layers import *
units = [64, 32, 16]
inp = Input(shape=(13,))
x = inp
for n, u in enumerate(units):
    x = Dense(u, activation="relu", name=f"hidden_{n}")(x)
    x = Dropout(0.1 * (n + 1))(x)
out = Dense(1)(x)
model = keras.models.Model(inp, out)
model.compile(loss=keras.losses.MeanSquaredError(), optimizer=keras.optimizers.Adam(learning_rate=1e-3), metrics=["mae"])
model.fit(x_train, y_train, epochs=10, batch_size=16, verbose=2)
