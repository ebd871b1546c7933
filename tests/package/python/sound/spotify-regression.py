# %% [markdown]
# ## 노래 인기도 예측

# %%
import pandas as pd
from keras import Input, Model
from keras.layers import Dense, Concatenate
from keras.utils import plot_model
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

songs = pd.read_csv("songs.csv", index_col=0)
songs = songs[["tempo", "loudness", "energy", "dance", "popularity"]]
songs = songs.query("tempo > 0")

# %%
train, test = train_test_split(songs, test_size=0.2, random_state=3)
y_train, y_test = train.pop("popularity"), test.pop("popularity")
ss = StandardScaler().fit(train)
x_train, x_test = ss.transform(train), ss.transform(test)

# %%
i = Input((4,))
wide = Dense(4)(i)
deep = Dense(16, activation="swish")(i)
deep = Dense(8, activation="swish")(deep)
o = Dense(1)(Concatenate()([wide, deep]))
model = Model(i, o)
model.compile("nadam", loss="huber", metrics=["mae"])
model.fit(x_train, y_train, batch_size=64, epochs=25, validation_split=0.1)
# %%
model.evaluate(x_test, y_test)
