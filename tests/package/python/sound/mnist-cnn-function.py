from tensorflow.keras.datasets import mnist
from tensorflow.keras.utils import to_categorical
from tensorflow.keras import layers, models

num_classes = 10
input_shape = (28, 28, 1)
(train_images, train_labels), (test_images, test_labels) = mnist.load_data()
train_images = train_images.reshape((60000, 28, 28, 1)).astype('float32') / 255
test_images = test_images.reshape((10000, 28, 28, 1)).astype('float32') / 255
train_labels = to_categorical(train_labels)
test_labels = to_categorical(test_labels)

def block(model, filters, **kw):
    model.add(layers.Conv2D(filters, (3, 3), activation='relu', **kw))
    model.add(layers.MaxPooling2D((2, 2)))

def build(filters=(32, 64), units=64):
    model = models.Sequential(name='cnn')
    for i, f in enumerate(filters):
        if i == 0:
            block(model, f, input_shape=input_shape)
        else:
            block(model, f)
    model.add(layers.Flatten())
    model.add(layers.Dense(units, activation='relu'))
    model.add(layers.Dense(num_classes, activation='softmax'))
    return model

model = build(units=2 ** 6)
model.compile(optimizer='rmsprop', loss='categorical_crossentropy', metrics=['accuracy'])
model.fit(train_images, train_labels, epochs=5, batch_size=64, validation_split=1/6)
test_loss, test_acc = model.evaluate(test_images, test_labels)
