# 시간대별 자전거 대여 수 예측
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from tensorflow import keras

rides = pd.read_csv("rides.csv")
rides["started"] = pd.to_datetime(rides["started"])
# 날짜는 그대로 쓸 수 없으니 쪼갠다
rides["year"] = rides["started"].dt.year
rides["month"] = rides["started"].dt.month
rides["dow"] = rides["started"].dt.dayofweek
rides["hour"] = rides["started"].dt.hour
rides = rides.drop(["started", "members"], axis=1)

X = rides.drop("count", axis=1)
y = rides["count"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)

cols = ["hour", "month"]
sc = StandardScaler()
X_train[cols] = sc.fit_transform(X_train[cols])
X_test[cols] = sc.transform(X_test[cols])

model = keras.Sequential([keras.layers.Dense(32, activation="relu"), keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="mse", metrics=["mae"])
model.fit(X_train, y_train, epochs=30, validation_split=0.1)
print(model.evaluate(X_test, y_test))
