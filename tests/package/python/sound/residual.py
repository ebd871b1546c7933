import tensorflow as tf
L = tf.keras.layers
inputs = tf.keras.Input((32, 32, 3), name="img")
x = L.Conv2D(32, 3, activation="relu")(inputs)
block_1 = L.MaxPooling2D(3)(x)
x = L.Conv2D(32, 3, activation="relu", padding="same")(block_1)
x = L.add([x, block_1])
x = L.GlobalAveragePooling2D()(x)
outputs = L.Dense(10)(x)
model = tf.keras.Model(inputs, outputs, name="toy_resnet")
(x_train, y_train), (x_test, y_test) = tf.keras.datasets.cifar10.load_data()
x_train = x_train.astype("float32") / 255.0
x_test = x_test.astype("float32") / 255.0
model.compile(optimizer=tf.keras.optimizers.RMSprop(1e-3), loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["acc"])
model.fit(x_train, y_train, batch_size=64, epochs=1, validation_split=0.2)
