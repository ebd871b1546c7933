/** What the arguments of losses and metrics mean, in Korean: keys as arguments.ko.js has them. */

/** @type {Readonly<Record<string, string>>} */
export const scores = {
  reduction:
    "배치의 손실을 하나로 모으는 방법입니다: 합, 배치 크기로 나눈 평균, 샘플 가중치로 나눈 평균.",
  from_logits: "모델의 출력이 확률이 아니라 로짓(sigmoid나 softmax를 거치기 전 값)인지 정합니다.",
  "metric.AUC.from_logits": "모델의 출력이 확률이 아니라 로짓인지 정합니다.",
  label_smoothing: "타깃을 0과 1에서 0.5 쪽으로 얼마나 옮길지(레이블 스무딩) 정합니다.",
  "loss.CategoricalCrossentropy.label_smoothing":
    "타깃을 균등분포 쪽으로 얼마나 옮길지(레이블 스무딩) 정합니다.",
  "loss.CategoricalFocalCrossentropy.label_smoothing":
    "타깃을 균등분포 쪽으로 얼마나 옮길지(레이블 스무딩) 정합니다.",
  "metric.CategoricalCrossentropy.label_smoothing":
    "타깃을 균등분포 쪽으로 얼마나 옮길지(레이블 스무딩) 정합니다.",
  ignore_class: "무시할 클래스 번호입니다(예: -1). 타깃이 이 번호이면 손실에 넣지 않습니다.",
  delta: "오차가 이보다 크면 제곱 대신 선형으로 계산합니다.",
  apply_class_balancing: "클래스 1에 alpha, 클래스 0에 1 - alpha의 가중치를 줄지 정합니다.",
  gamma: "이미 잘 맞힌 샘플의 비중을 얼마나 줄일지 정합니다. 0이면 모든 샘플의 비중이 같습니다.",
  k: "확률이 높은 클래스를 몇 개까지 볼지 정합니다.",
  thresholds: "출력이 이보다 크면 1로 봅니다. 비우면 0.5입니다.",
  "metric.Precision.thresholds":
    "출력이 이보다 크면 1로 봅니다. 비우면 0.5이고, top_k가 있으면 쓰지 않습니다.",
  "metric.Recall.thresholds":
    "출력이 이보다 크면 1로 봅니다. 비우면 0.5이고, top_k가 있으면 쓰지 않습니다.",
  top_k: "가장 큰 출력을 이 개수까지만 1로 봅니다.",
  class_id: "평가할 클래스의 번호입니다(0부터 셈). 비우면 모든 클래스를 평가합니다.",
  average: "여러 출력의 점수를 평균 내는 방법입니다. 출력이 하나면 비웁니다.",
  num_thresholds: "살펴볼 임곗값의 수입니다.",
  "metric.AUC.num_thresholds": "곡선을 근사할 임곗값의 수입니다.",
  curve: "ROC 곡선 또는 정밀도-재현율(PR) 곡선입니다.",
  summation_method: "두 임곗값 사이에서 곡선 아래 면적을 구하는 방법입니다.",
  class_aggregation:
    "여러 출력의 점수를 평균 내는 방법입니다. 똑같이 또는 분산에 따라 가중해서 평균 냅니다.",
  num_regressors: "조정된 결정 계수를 구할 때 쓰는 특성의 수입니다. 0이면 조정하지 않습니다.",
  "metric.F1Score.threshold": "출력이 이보다 크면 1로 봅니다. 비우면 가장 큰 출력을 1로 봅니다.",
  "metric.FBetaScore.threshold": "출력이 이보다 크면 1로 봅니다. 비우면 가장 큰 출력을 1로 봅니다.",
  "loss.BinaryFocalCrossentropy.alpha": "apply_class_balancing을 쓸 때 클래스 1의 가중치입니다.",
  "loss.CategoricalFocalCrossentropy.alpha": "손실에 곱하는 가중치입니다. 모든 클래스에 같습니다.",

  "loss.Dice.axis": "합을 구할 축입니다. 배치가 0번 축입니다. 비우면 모든 축을 더합니다.",
  "loss.Tversky.axis": "합을 구할 축입니다. 배치가 0번 축입니다. 비우면 모든 축을 더합니다.",
  "loss.Tversky.alpha": "모델이 놓친 타깃의 비중입니다.",
  "loss.Tversky.beta": "타깃이 아닌데 맞다고 예측한 것의 비중입니다.",
  "metric.FBetaScore.beta": "재현율에 정밀도의 몇 배만큼 비중을 둘지 정합니다.",
  specificity: "지켜야 할 특이도입니다.",
  sensitivity: "지켜야 할 민감도입니다.",
  recall: "지켜야 할 재현율입니다.",
  precision: "지켜야 할 정밀도입니다.",
  "metric.dtype":
    "세는 데 쓸 수의 종류입니다. 비우면 정수이며 샘플 가중치의 소수점 아래를 버립니다.",
  num_classes: "클래스의 수입니다.",
  target_class_ids: "점수를 평균 낼 클래스의 번호입니다(0부터 셈).",
  "metric.BinaryIoU.threshold": "출력이 이보다 작지 않으면 1로 봅니다.",
  "metric.ignore_class": "세지 않을 클래스의 번호입니다.",
  sparse_y_true: "타깃이 원-핫이 아니라 클래스 번호인지 정합니다.",
  sparse_y_pred: "예측이 클래스마다 값이 있는 것이 아니라 클래스 번호인지 정합니다.",
};
