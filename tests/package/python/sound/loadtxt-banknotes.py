from numpy import loadtxt, genfromtxt
from keras.models import Sequential
from keras.layers import Dense

# forged or real: four numbers of each picture, then the class
dataset = loadtxt('banknotes.csv', delimiter=',')
X = dataset[:, :4]
y = dataset[:, 4]

model = Sequential()
model.add(Dense(12, input_dim=4, activation='relu'))
model.add(Dense(8, activation='relu'))
model.add(Dense(1, activation='sigmoid'))
model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
model.fit(X, y, epochs=100, batch_size=10, validation_split=0.25)
_, accuracy = model.evaluate(X, y)
print('Accuracy: %.2f' % (accuracy * 100))
