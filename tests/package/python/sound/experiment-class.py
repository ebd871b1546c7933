import keras
import pandas as pd
from dataclasses import dataclass
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler


@dataclass
class Config:
    lr: float = 0.002
    epochs: int = 35
    batch: int = 48
    hidden: tuple = (40, 20)


cfg = Config()


def load(path="crabs.csv"):
    frame = pd.read_csv(path)
    frame["sex"] = frame["sex"].map({"M": 0, "F": 1, "I": 2})
    return frame.drop(columns=["age"]), frame["age"]


def build(n_features):
    net = keras.Sequential([keras.Input((n_features,))])
    for units in cfg.hidden:
        net.add(keras.layers.Dense(units, activation="relu", kernel_initializer="he_normal"))
    net.add(keras.layers.Dense(1))
    net.compile(optimizer=keras.optimizers.RMSprop(cfg.lr), loss="mse", metrics=["mae"])
    return net


if __name__ == "__main__":
    X, y = load()
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.15, random_state=8)
    scaler = MinMaxScaler((-1, 1))
    X_train = scaler.fit_transform(X_train)
    X_test = scaler.transform(X_test)
    net = build(X_train.shape[1])
    net.fit(X_train, y_train, epochs=cfg.epochs, batch_size=cfg.batch, validation_split=0.2)
    print(net.evaluate(X_test, y_test, return_dict=True))
