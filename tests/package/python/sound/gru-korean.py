# 앞 글에서 만든 x_train, y_train을 그대로 씁니다
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Bidirectional, Dense, GRU, LSTM

TIME, FEATURES = 24, 6
model = Sequential()
model.add(Bidirectional(GRU(20, return_sequences=True), input_shape=(TIME, FEATURES)))
model.add(LSTM(10))
model.add(Dense(1))
model.compile(loss='mse', optimizer='adam')
history = model.fit(x_train, y_train, epochs=12, batch_size=50, validation_split=0.1)
y_pred = model.predict(x_test)
