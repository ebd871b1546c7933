# 표 다듬기: 바꾸고, 빼고, 나눈다
import pandas as pd
from sklearn.model_selection import train_test_split
from tensorflow.keras import layers, models

df = pd.read_csv('marathon.csv')
df = df.drop_duplicates()
df['sex'] = df['sex'].replace({'M': 0, 'F': 1})
df['pace'] = df['seconds'] / df['metres']
x = df.drop(['finished'], axis=1)
y = df['finished']
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=6)
model = models.Sequential([layers.Dense(20, activation='gelu'), layers.Dense(1, activation='sigmoid')])
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train, epochs=35, batch_size=20)
model.save('marathon.keras')
