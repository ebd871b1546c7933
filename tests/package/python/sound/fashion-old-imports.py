# written for TensorFlow 1, still understood
import tensorflow as tf
from keras.layers.core import Dense, Dropout, Flatten
from keras.layers.normalization import BatchNormalization
from keras.models import Sequential

fashion = tf.keras.datasets.fashion_mnist
(train_images, train_labels), (test_images, test_labels) = fashion.load_data()
train_images = train_images / 255.0
test_images = test_images / 255.0
net = Sequential()
net.add(Flatten(input_shape=(28, 28)))
net.add(Dense(256, activation=tf.nn.relu))
net.add(BatchNormalization())
net.add(Dropout(0.3))
net.add(Dense(10, activation=tf.nn.softmax))
net.compile(optimizer="rmsprop", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(train_images, train_labels, epochs=8)
test_loss, test_acc = net.evaluate(test_images, test_labels, verbose=2)
print("accuracy", test_acc)
