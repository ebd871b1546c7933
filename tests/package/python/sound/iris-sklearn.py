from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
import keras
from keras import layers

X, y = load_iris(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=1, stratify=y)
sc = StandardScaler().fit(X_train)
X_train, X_test = sc.transform(X_train), sc.transform(X_test)
model = keras.Sequential([
    keras.Input(shape=(X_train.shape[1],)),
    layers.Dense(16, "relu"),
    layers.Dense(3, "softmax"),
])
model.compile(keras.optimizers.Adam(1e-2), keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])
model.fit(X_train, y_train, 16, 50, verbose=0, validation_split=0.1)
print(model.evaluate(X_test, y_test))
