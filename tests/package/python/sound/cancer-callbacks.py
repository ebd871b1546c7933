from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
import keras
from keras.callbacks import EarlyStopping, ReduceLROnPlateau

X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
X_train = (s := StandardScaler()).fit_transform(X_train)
X_test = s.transform(X_test)

model = keras.Sequential([
    keras.layers.Dense(30, activation="relu"),
    keras.layers.Dense(15, activation="relu", kernel_regularizer="l2"),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
stops = [
    EarlyStopping(monitor="val_loss", patience=8, restore_best_weights=True),
    ReduceLROnPlateau(factor=0.5, patience=3),
]
history = model.fit(X_train, y_train, validation_split=0.2, epochs=200, callbacks=stops, verbose=0)
