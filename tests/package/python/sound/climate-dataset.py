import keras
import pandas as pd

climate = pd.read_csv("climate.csv")
x = climate[["pressure", "celsius"]].values
y = climate["celsius"].values
n_train = int(0.7 * len(climate))
mean = x[:n_train].mean(axis=0)
std = x[:n_train].std(axis=0)
x = (x - mean) / std

# two days in, the next value out
windows = keras.utils.timeseries_dataset_from_array(
    x[:-48], y[48:], sequence_length=48, sampling_rate=1, batch_size=64
)
model = keras.Sequential([keras.layers.LSTM(8, input_shape=(48, 2)), keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="mse")
model.fit(windows, epochs=3)
