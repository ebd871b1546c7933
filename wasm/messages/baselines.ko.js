/** What the arguments of classical models mean, in Korean: keys as in arguments.ko.js. */

/** @type {Readonly<Record<string, string>>} */
export const baselines = {
  C: "작을수록 가중치의 제곱에 더 큰 벌점을 줍니다.",
  "baseline.LogisticRegression.tol": "기울기의 모든 수가 이보다 크지 않으면 학습을 끝냅니다.",
  "baseline.LinearRegression.tol":
    "특성이 가장 크게 변하는 방향에 비해 이 비율보다 적게 변하는 방향은 쓰지 않습니다.",
  fit_intercept: "상수를 더해, 특성이 모두 0일 때의 예측이 0이 아니어도 되게 할지 정합니다.",
  class_weight: "드문 클래스의 행을 더 크게 반영해 모든 클래스를 똑같이 반영할지 정합니다.",
  max_iter: "최대 몇 번 움직일지 정합니다.",
  "baseline.Ridge.alpha": "가중치의 제곱에 주는 벌점의 크기입니다.",
  var_smoothing: "모든 분산에 더할 값으로, 가장 큰 분산에 대한 비율입니다.",
  "baseline.n_neighbors": "결정에 쓸, 가장 가까운 훈련 행의 수입니다.",
  "baseline.weights": "그 행들을 똑같이 반영할지, 가까울수록 크게 반영할지 정합니다.",
  n_estimators: "트리의 수입니다.",
  criterion: "노드의 클래스가 얼마나 섞여 있는지 재는 방법입니다.",
  "baseline.learning_rate": "트리마다 구한 보정값 가운데 실제로 더할 비율입니다.",
  max_depth:
    "트리가 행 하나에 묻는 질문의 최대 개수입니다. 제한하지 않으면 리프의 행이 같아질 때까지 나눕니다.",
  min_samples_split: "행이 이보다 적은 노드는 나누지 않습니다.",
  min_samples_leaf: "리프에 있어야 하는 최소 행의 수입니다.",
  max_features:
    "나눌 때마다 무작위로 뽑아 살펴볼 특성의 수입니다. 특성 수의 제곱근이나 로그, 또는 모두입니다.",
  "baseline.random_state": "무작위로 뽑을 때 쓰는 시드입니다. 비우면 0입니다.",
  bootstrap: "트리마다 모든 행 대신 복원 추출한 행을 쓸지 정합니다.",
};
