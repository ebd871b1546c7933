# one pair of limits for each of red, green and blue
red_hi, red_lo = images_train[:,:,:,0].max(), images_train[:,:,:,0].min()
green_hi, green_lo = images_train[:,:,:,1].max(), images_train[:,:,:,1].min()
blue_hi, blue_lo = images_train[:,:,:,2].max(), images_train[:,:,:,2].min()
# 학습용
red = (images_train[:,:,:,0] - red_lo) / (red_hi - red_lo)
green = (images_train[:,:,:,1] - green_lo) / (green_hi - green_lo)
blue = (images_train[:,:,:,2] - blue_lo) / (blue_hi - blue_lo)
# 시험용도 같은 값으로
red_new = (images_test[:,:,:,0] - red_lo) / (red_hi - red_lo)
green_new = (images_test[:,:,:,1] - green_lo) / (green_hi - green_lo)
blue_new = (images_test[:,:,:,2] - blue_lo) / (blue_hi - blue_lo)
# three planes become one picture again
images_scaled = np.stack((red, green, blue), axis=3)
images_scaled.shape
<출력> (50000, 32, 32, 3)
net = keras.Sequential([keras.Input((32, 32, 3)), keras.layers.Flatten(), keras.layers.Dense(10, activation='softmax')])
net.compile('adam', 'sparse_categorical_crossentropy', metrics=['accuracy'])
net.fit(images_scaled, labels_train, epochs=5)
