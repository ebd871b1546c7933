"""scikit-learn and imbalanced-learn on one thread, as a contender of the bench's classical models.

Reads calls from standard input and answers each on standard output, one JSON object a line:
{"method": "start"} → {"version"}; {"method": "open", "path", "rows", "columns", "train"} reads float32 rows and their
classes, a byte each; {"method": "measure", "name"} → {"ms"} of processor time.
What fails is answered as {"error"}.
"""

import json
import sys
import time

import imblearn
import numpy
import sklearn
import threadpoolctl
from imblearn.over_sampling import SMOTE
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.tree import DecisionTreeClassifier


class Bench:
    def start(self):
        return {"version": f"scikit-learn {sklearn.__version__}, imbalanced-learn {imblearn.__version__}"}

    def open(self, path, rows, columns, train):
        data = open(path, "rb").read()
        self.x = numpy.frombuffer(data, numpy.float32, rows * columns).reshape(rows, columns)
        self.y = numpy.frombuffer(data, numpy.uint8, rows, rows * columns * 4).astype(int)
        self.train = train
        return {}

    def measure(self, name):
        x, y = self.x[: self.train], self.y[: self.train]
        test = self.x[self.train :]
        work = {
            "SMOTE": lambda: SMOTE(random_state=0).fit_resample(x, y),
            "KNeighborsClassifier": lambda: KNeighborsClassifier().fit(x, y).predict_proba(test),
            "DecisionTreeClassifier": lambda: DecisionTreeClassifier(random_state=0).fit(x, y),
            "RandomForestClassifier": lambda: RandomForestClassifier(random_state=0).fit(x, y),
            "LogisticRegression": lambda: LogisticRegression().fit(x, y),
        }[name]
        begin = time.process_time()
        work()
        return {"ms": (time.process_time() - begin) * 1000}


bench = Bench()
with threadpoolctl.threadpool_limits(1):
    for line in sys.stdin:
        call = json.loads(line)
        try:
            answer = getattr(bench, call.pop("method"))(**call)
        except Exception as error:  # the bench says what failed and goes on
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)
