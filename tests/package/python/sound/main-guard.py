import argparse
import keras
from keras.datasets import mnist
from keras.layers import Dense
from keras.models import Sequential

def load():
    (x_train, y_train), (x_test, y_test) = mnist.load_data()
    x_train = x_train.reshape(60000, 784).astype("float32") / 255
    x_test = x_test.reshape(10000, 784).astype("float32") / 255
    return x_train, keras.utils.to_categorical(y_train, 10), x_test, keras.utils.to_categorical(y_test, 10)

def make(hidden: int = 100, classes: int = 10) -> Sequential:
    net = Sequential()
    net.add(Dense(hidden, activation="relu", input_shape=(784,)))
    net.add(Dense(classes, activation="softmax"))
    return net

def main(args):
    x_train, y_train, x_test, y_test = load()
    net = make(args.hidden)
    net.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
    net.fit(x_train, y_train, epochs=args.epochs, batch_size=args.batch_size, verbose=1)
    score = net.evaluate(x_test, y_test, verbose=0)
    print("Test loss:", score[0])

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--hidden", type=int, default=200)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--batch_size", type=int, default=128)
    main(parser.parse_args())
