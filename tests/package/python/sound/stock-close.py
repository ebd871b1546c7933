# 종가 20일로 다음 날 종가를 맞히기
import numpy as np
import pandas as pd
from sklearn.preprocessing import MinMaxScaler
from keras.models import Sequential
from keras.layers import LSTM, Dense

prices = pd.read_csv("prices.csv")
close = prices[["Close"]].values
n = int(len(close) * 0.8)
past, future = close[:n], close[n:]

sc = MinMaxScaler()
past = sc.fit_transform(past)
future = sc.transform(future)


def make(series, w=20):
    xs, ys = [], []
    for i in range(len(series) - w):
        xs.append(series[i:i + w])
        ys.append(series[i + w])
    return np.array(xs), np.array(ys)


X_train, y_train = make(past)
X_test, y_test = make(future)

model = Sequential([LSTM(32, input_shape=(20, 1)), Dense(1)])
model.compile(optimizer="adam", loss="mse")
model.fit(X_train, y_train, epochs=15, batch_size=16)
print(model.evaluate(X_test, y_test))
