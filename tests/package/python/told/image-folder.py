import keras
from keras import layers
train_ds = keras.utils.image_dataset_from_directory("cats", validation_split=0.2, subset="training", seed=1, image_size=(96, 96), batch_size=8)
val_ds = keras.utils.image_dataset_from_directory("cats", validation_split=0.2, subset="validation", seed=1, image_size=(96, 96), batch_size=8)
class_names = train_ds.class_names
num_classes = len(class_names)
data_augmentation = keras.Sequential([layers.RandomFlip("horizontal", input_shape=(96, 96, 3)), layers.RandomRotation(0.1)])
model = keras.Sequential([
    data_augmentation,
    layers.Rescaling(1. / 255),
    layers.Conv2D(16, 3, padding="same", activation="relu"),
    layers.GlobalAveragePooling2D(),
    layers.Dense(2),
])
model.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
history = model.fit(train_ds, validation_data=val_ds, epochs=10)
