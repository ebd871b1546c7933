# 와인 품종을 화학 성분으로 맞히기
import numpy as np
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler
from tensorflow.keras.layers import Dense
from tensorflow.keras.models import Sequential
from tensorflow.keras.utils import to_categorical

np.random.seed(3)
wine = load_wine()
x, y = wine.data, wine.target
y = to_categorical(y)  # 원-핫 인코딩
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.3, random_state=3)
# 학습 데이터의 최솟값과 최댓값으로 맞춘다
scaler = MinMaxScaler()
x_train = scaler.fit_transform(x_train)
x_test = scaler.transform(x_test)
model = Sequential([
    Dense(32, activation='relu', input_dim=13),
    Dense(3, activation='softmax'),
])
model.compile(loss='categorical_crossentropy', optimizer='adam', metrics=['acc'])
hist = model.fit(x_train, y_train, epochs=40, batch_size=16, validation_split=0.2)
