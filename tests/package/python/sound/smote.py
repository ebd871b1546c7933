import pandas as pd
from imblearn.over_sampling import RandomOverSampler
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import RobustScaler
from tensorflow.keras import models, layers
df = pd.read_csv('creditcard.csv')
X = df.drop(columns=['Class', 'Time'])
y = df['Class']
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.2, stratify=y, random_state=1)
rs = RobustScaler(quantile_range=(10, 90))
X_tr = rs.fit_transform(X_tr)
X_te = rs.transform(X_te)
X_tr, y_tr = RandomOverSampler(random_state=3).fit_resample(X_tr, y_tr)
model = models.Sequential([layers.Dense(16, activation='relu'), layers.Dense(1, activation='sigmoid')])
model.compile('adam', loss='binary_crossentropy', metrics=['Precision', 'Recall'])
model.fit(X_tr, y_tr, epochs=3, batch_size=2048)
