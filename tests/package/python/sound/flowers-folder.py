# Five kinds of flowers, one folder each
import pathlib
import keras
from keras import layers

data_dir = pathlib.Path("flower_photos")
img_size = (128, 128)
train_ds, val_ds = keras.utils.image_dataset_from_directory(
    "flower_photos", validation_split=0.2, subset="both", seed=123, image_size=img_size, batch_size=16
)
n_classes = len(train_ds.class_names)

scale = layers.Rescaling(1.0 / 255)
train_ds = train_ds.map(lambda images, labels: (scale(images), labels)).cache().prefetch(2)
val_ds = val_ds.map(lambda images, labels: (scale(images), labels)).cache().prefetch(2)

net = keras.Sequential(name="flowers")
net.add(keras.Input(shape=img_size + (3,)))
for filters in (16, 32, 64):
    net.add(layers.Conv2D(filters, 3, padding="same", activation="relu"))
    net.add(layers.MaxPooling2D())
net.add(layers.GlobalAveragePooling2D())
net.add(layers.Dense(5))
net.compile(
    optimizer="adam",
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
net.fit(train_ds, validation_data=val_ds, epochs=8)
