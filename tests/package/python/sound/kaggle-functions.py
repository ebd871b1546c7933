import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from tensorflow import keras
from tensorflow.keras import layers
from tensorflow.keras.callbacks import ModelCheckpoint, ReduceLROnPlateau, EarlyStopping
from tensorflow.keras.utils import plot_model
import matplotlib.pyplot as plt

SEED = 42
TARGET = "price_range"

def load(path="../input/mobile/train.csv"):
    df = pd.read_csv(path)
    df = df.drop(["id"], axis=1)
    return df

def split(df):
    X = df.drop(TARGET, axis=1)
    y = df[TARGET]
    return train_test_split(X, y, test_size=0.2, random_state=SEED, stratify=y)

def build(n_classes=4):
    model = keras.models.Sequential()
    for units in [128, 64, 32]:
        model.add(layers.Dense(units, activation="relu"))
        model.add(layers.Dropout(0.2))
    model.add(layers.Dense(n_classes, activation="softmax"))
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["acc"])
    return model

df = load()
X_train, X_test, y_train, y_test = split(df)
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)
model = build()
cp = ModelCheckpoint("best.h5", monitor="val_loss", save_best_only=True)
lr = ReduceLROnPlateau(monitor="val_loss", factor=0.5, patience=3)
es = EarlyStopping(patience=10, restore_best_weights=True)
history = model.fit(X_train, y_train, validation_split=0.2, epochs=50, batch_size=32, callbacks=[cp, lr, es], verbose=0)
plot_model(model, show_shapes=True)
plt.plot(history.history['acc'])
plt.plot(history.history['val_acc'])
plt.show()
print(model.evaluate(X_test, y_test))
