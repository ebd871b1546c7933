# -*- coding: utf-8 -*-
# 아파트 실거래가 예측 (전용면적, 층, 건축년도)
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense, BatchNormalization
from tensorflow.keras.optimizers import Adam
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import RobustScaler

plt.rcParams['font.family'] = 'Malgun Gothic'

df = pd.read_csv('apt_trade.csv', encoding='cp949', thousands=',')
print(df.shape)
df.head()

# 1) 결측치 처리
df['층'] = df['층'].fillna(df['층'].median())
df = df.dropna(subset=['거래금액'])

# 2) 날짜 -> 연, 월
df['계약일'] = pd.to_datetime(df['계약일'])
df['연'] = df['계약일'].dt.year
df['월'] = df['계약일'].dt.month
df.drop('계약일', axis=1, inplace=True)

# 3) 구 이름은 더미 변수로
df = pd.get_dummies(df, columns=['구'], drop_first=True)

X = df.drop('거래금액', axis=1)
y = df['거래금액']
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=2024)

scaler = RobustScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)

model = Sequential()
model.add(Dense(64, activation='relu', input_shape=(X_train.shape[1],)))
model.add(BatchNormalization())
model.add(Dense(32, activation='relu'))
model.add(Dense(1))
model.compile(optimizer=Adam(learning_rate=0.005), loss='mean_absolute_error', metrics=['mse'])
hist = model.fit(X_train, y_train, epochs=100, batch_size=32, validation_split=0.2, verbose=0)

plt.plot(hist.history['loss'], label='훈련')
plt.plot(hist.history['val_loss'], label='검증')
plt.legend(); plt.show()
loss, mse = model.evaluate(X_test, y_test)
print(f'평균 절대 오차: {loss:.1f} 만원')
