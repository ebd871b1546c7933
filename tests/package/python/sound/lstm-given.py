# 시계열 예측
from keras.models import Sequential
from keras.layers import LSTM, Dense, Bidirectional
model = Sequential([
    LSTM(50, return_sequences=True, input_shape=(24, 1)),
    Bidirectional(LSTM(20)),
    Dense(1),
])
model.compile(optimizer='adam', loss='mean_squared_error')
model.fit(X_train, y_train, epochs=20, batch_size=32, shuffle=False)
