import pandas as pd
from sklearn.compose import ColumnTransformer, make_column_transformer
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.model_selection import train_test_split
from tensorflow.keras import Sequential, layers

df = pd.read_csv("cars.csv")
num = ["year", "km"]
cat = ["brand", "fuel"]
X_train, X_test, y_train, y_test = train_test_split(df[num + cat], df["price"], test_size=0.2, random_state=1)
numeric = Pipeline([("impute", SimpleImputer(strategy="median")), ("scale", StandardScaler())])
preprocessor = ColumnTransformer([("num", numeric, num), ("cat", OneHotEncoder(handle_unknown="ignore"), cat)])
X_train = preprocessor.fit_transform(X_train)
X_test = preprocessor.transform(X_test)
model = Sequential([layers.Dense(32, activation="relu"), layers.Dense(1)])
model.compile(optimizer="adam", loss="mse", metrics=["mae"])
model.fit(X_train, y_train, epochs=30, validation_split=0.2)
print(model.evaluate(X_test, y_test))
