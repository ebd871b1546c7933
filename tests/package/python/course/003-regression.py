to_unit = MinMaxScaler()
X_tr = to_unit.fit_transform(X_tr)
X_val = to_unit.transform(X_val)
from keras.backend import clear_session
from keras.layers import Input, Dense
from keras.models import Sequential
width = X_tr.shape[1] # 열의 수
# start afresh
clear_session()
# 입력과 출력만 있는 가장 작은 모델
net = Sequential( [Input(shape =(width,)), Dense(1)] )
net.summary()
deeper = Sequential([Input(shape = (width,)),
Dense(2, activation = 'relu'),
Dense(1) ])
# how to learn
net.compile(optimizer=Adam(learning_rate=0.1), loss='mse')
curves = net.fit(X_tr, y_tr, epochs = 20, validation_split=0.2).history
# 두 곡선을 한 그림에
def draw_curves(curves):
    plt.figure(figsize=(8,4))
    for part, mark in [('loss', 'o'), ('val_loss', 'x')]:
        plt.plot(curves[part], label=part, marker = mark)
    plt.title('MSE')
    plt.xlabel('epochs so far')
    plt.legend()
    plt.show()
draw_curves(curves)
guess = net.predict(X_val)
print(f'root : {root_mean_squared_error(y_val, guess)}')
print(f'mean : {mean_absolute_error(y_val, guess)}')
print(f'share : {mean_absolute_percentage_error(y_val, guess)}')
def draw_pairs(y_val,guess):
    plt.figure(figsize = (6,6))
    line = ends = np.linspace(y_val.min(), y_val.max(), 2)
    room = (y_val.max() - y_val.min())*0.05
    low, high = y_val.min() - room , y_val.max()+ room
    sns.scatterplot(x= guess.reshape(-1), y = y_val.values)
    sns.lineplot(x = ends, y = line, color = 'k')
    plt.xlim(low, high)
    plt.ylim(low, high)
    plt.show()
draw_pairs(y_val,guess2)
