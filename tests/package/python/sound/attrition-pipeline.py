"""Who leaves? Employee attrition with a ColumnTransformer and a small net."""
import os

os.environ["KERAS_BACKEND"] = "jax"
import keras
import numpy as np
import pandas as pd
from keras import layers
from sklearn.compose import make_column_transformer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import OneHotEncoder, StandardScaler

SEED = 7
keras.utils.set_random_seed(SEED)

staff = pd.read_csv("https://example.org/data/staff.csv")
staff.columns = [c.strip().lower() for c in staff.columns]
staff = staff.drop_duplicates().reset_index(drop=True)

features = staff.drop(columns="left")
target = (staff["left"] == "yes").astype(int)

X_tr, X_te, y_tr, y_te = train_test_split(
    features, target, test_size=0.25, stratify=target, random_state=SEED
)

prep = make_column_transformer(
    (StandardScaler(), ["age", "salary", "years"]),
    (OneHotEncoder(handle_unknown="ignore"), ["team", "office"]),
)
X_tr = prep.fit_transform(X_tr)
X_te = prep.transform(X_te)

inputs = keras.Input(shape=(X_tr.shape[1],))
h = layers.Dense(24, activation="gelu")(inputs)
h = layers.Dropout(0.3)(h)
outputs = layers.Dense(1, activation="sigmoid")(h)
model = keras.Model(inputs, outputs, name="attrition")
model.compile(
    optimizer=keras.optimizers.AdamW(1e-3, weight_decay=1e-4),
    loss="binary_crossentropy",
    metrics=[keras.metrics.AUC(name="auc")],
)
model.fit(
    X_tr,
    y_tr,
    epochs=60,
    batch_size=64,
    validation_split=0.15,
    callbacks=[keras.callbacks.EarlyStopping("val_auc", mode="max", patience=8, restore_best_weights=True)],
    verbose=2,
)
print(dict(zip(model.metrics_names, model.evaluate(X_te, y_te, verbose=0))))
