import numpy as np
import pandas as pd
import tensorflow as tf
from sklearn.model_selection import train_test_split

train = pd.read_csv("../input/digit-recognizer/train.csv")
test = pd.read_csv("../input/digit-recognizer/test.csv")

Y = train["label"]
X = train.drop(labels=["label"], axis=1)
del train

X = X / 255.0
test = test / 255.0
X = X.values.reshape(-1, 28, 28, 1)
test = test.values.reshape(-1, 28, 28, 1)
Y = tf.keras.utils.to_categorical(Y, num_classes=10)

X_train, X_val, Y_train, Y_val = train_test_split(X, Y, test_size=0.1, random_state=2)

model = tf.keras.Sequential([
    tf.keras.layers.Conv2D(32, (5, 5), padding="same", activation="relu", input_shape=(28, 28, 1)),
    tf.keras.layers.MaxPool2D((2, 2)),
    tf.keras.layers.Dropout(0.25),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(128, activation="relu"),
    tf.keras.layers.Dense(10, activation="softmax"),
])
model.compile(optimizer="rmsprop", loss="categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, Y_train, batch_size=86, epochs=5)
print(model.evaluate(X_val, Y_val))

results = np.argmax(model.predict(test), axis=1)
submission = pd.DataFrame({"ImageId": range(1, len(results) + 1), "Label": results})
submission.to_csv("submission.csv", index=False)
