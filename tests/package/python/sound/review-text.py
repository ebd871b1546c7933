# 영화 리뷰 감성 분석 (긍정/부정)
import pandas as pd
import numpy as np
from tensorflow import keras
from tensorflow.keras import layers
from sklearn.model_selection import train_test_split

reviews = pd.read_csv("reviews.tsv", sep="\t").dropna()
x_train, x_test, y_train, y_test = train_test_split(
    reviews["document"], reviews["label"], test_size=0.2, random_state=42)

vectorize = layers.TextVectorization(max_tokens=5000, output_sequence_length=40)
vectorize.adapt(x_train)
x_train = vectorize(x_train)
x_test = vectorize(x_test)

model = keras.Sequential([
    layers.Embedding(5000, 32),
    layers.GlobalAveragePooling1D(),
    layers.Dense(16, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=5, batch_size=128)
print(model.evaluate(x_test, y_test))
