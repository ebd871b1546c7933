import keras
keras.utils.set_random_seed(123)
lr = keras.optimizers.schedules.ExponentialDecay(0.01, decay_steps=1000, decay_rate=0.9)
opt = keras.optimizers.Adam(learning_rate=lr, clipnorm=1.0)
model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
model.compile(opt, "binary_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=5)
