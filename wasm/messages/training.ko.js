/** What the core says of compile(), fit() and the data they take, in Korean. */

/** @type {import("./render.js").Texts["texts"]} */
export const training = {
  // Losses and metrics.
  "loss.target": "{loss}: {row}번 행(0부터 셈)의 타깃은 {expected:이어야} 하는데 {received}입니다.",
  "loss.several-classes":
    "{loss}에는 클래스마다 출력이 하나씩, 2개 이상 필요한데 모델의 출력 형태는 {shape}입니다. 출력 하나로 두 클래스를 나눌 때는 BinaryCrossentropy를 쓰세요.",
  "metric.targets":
    "출력마다 타깃이 하나씩 필요합니다. 모델의 출력 형태는 {output}인데 타깃의 형태는 {targets}입니다.",
  "metric.class-targets":
    "모델의 출력 {output}의 행이나 위치마다 클래스 번호 하나씩이 타깃으로 필요한데 타깃의 형태는 {targets}입니다.",
  "metric.target-shape":
    "모델의 출력 {output}에는 {expected} 형태의 타깃이 필요한데 타깃의 형태는 {targets}입니다.",
  "metric.class-id": "class_id가 {class_id}인데 모델의 출력은 {outputs}개입니다(0부터 셈).",
  "metric.target-class":
    "target_class_ids에 {class}번 클래스가 있는데 클래스는 {classes}개입니다(0부터 셈).",
  "metric.flat-output": "모델의 출력이 (None, 출력 수) 형태여야 하는데 {output}입니다.",
  "metric.average":
    '모델의 출력이 {outputs}개이므로 인수 "average"에 "micro", "macro", "weighted" 중 하나를 주세요.',

  // compile().
  "compile.not-an-object":
    "compile: {optimizer, loss, metrics} 객체가 와야 하는데 {received:을} 받았습니다.",
  "compile.unknown-argument":
    'compile: "{argument}"{:이라}는 인수가 없습니다(받은 값: {received}). 쓸 수 있는 인수: optimizer, loss, loss_weights, metrics, weighted_metrics, seed.',
  "compile.no-loss":
    'compile: 손실 함수가 없습니다. "sparse_categorical_crossentropy"처럼 지정하세요.',
  "compile.same-output":
    'compile: 출력 {first:과} {second:은} "{layer}" 층의 같은 텐서입니다. 그중 하나에만 손실 함수를 주세요.',
  "compile.loss-weight": "compile: loss_weights는 수여야 하는데 {received:을} 받았습니다.",
  "compile.loss-weights-by-output":
    "compile: 출력이 {count}개인 모델의 loss_weights는 출력별 리스트나 객체여야 하는데 {received:을} 받았습니다.",
  "compile.metrics": "compile: {argument:은} 리스트여야 하는데 {received:을} 받았습니다.",
  "compile.metrics-by-output":
    "compile: {argument:은} 출력마다 항목이 하나인 리스트나 출력별 객체여야 하는데 {received:을} 받았습니다.",
  "compile.unknown-output":
    'compile: {argument}에 "{output}" 출력이 있는데 모델의 출력은 {outputs}입니다.{output?outputs}',
  "compile.entries":
    "compile: {argument}의 항목은 {entries}개인데 모델의 출력은 {count}개입니다: {outputs}. 리스트에는 출력마다 항목이 하나씩 있어야 합니다.",

  "outside.size":
    "compile: 이 배치의 {what:을} 계산하는 함수는 수 {expected}개를 돌려주어야 하는데 {received}개를 돌려주었습니다.",

  // Data for a model.
  "dataset.empty": "데이터셋에 행이 없습니다.",
  "dataset.short-series": "윈도 하나에는 이어지는 행 {expected}개가 필요한데 {received}개뿐입니다.",
  "input.shape": "모델은 {expected} 형태의 입력을 받는데 데이터의 형태는 {received}입니다.",
  "input.shape-of-input":
    '모델의 입력 "{input}"의 형태는 {expected}인데 데이터는 {received}입니다. 모델의 입력: {model}. 데이터: {data}.',
  "input.count":
    "모델은 입력을 {count}개 받는데({expected}) 데이터에는 {given}개가 있습니다({received}).",
  "target.none": "데이터셋에 타깃(y)이 없습니다.",
  "target.missing": '데이터에 모델의 출력 "{output}"의 타깃이 없습니다. 있는 타깃: {targets}.',
  "target.unknown-output":
    '데이터에 "{output}" 출력의 타깃이 있는데 모델에는 그런 출력이 없습니다.{output?outputs} 모델의 출력: {outputs}.',
  "target.shape":
    "이 손실 함수는 모델의 출력 {output}에 {expected} 형태의 타깃을 받는데 데이터의 타깃은 {received}입니다.{advice}",
  "target.shape-of-output":
    '출력 "{name}"의 손실 함수는 모델의 출력 {output}에 {expected} 형태의 타깃을 받는데 데이터의 타깃은 {received}입니다.{advice}',
  "target.shape-of-metric":
    "지표 {metric:은} 모델의 출력 {output}에 {expected} 형태의 타깃을 받는데 데이터의 타깃은 {received}입니다.{advice}",
  "target.not-finite": "{row}번 행의 타깃이 NaN이거나 무한대입니다.",
  "target.not-finite-of-output": '출력 "{output}"의 {row}번 행 타깃이 NaN이거나 무한대입니다.',
  "target.count":
    "모델의 출력은 {count}개인데({outputs}) 데이터의 타깃은 {given}개입니다({targets}).",
  "advice.none": "",
  "advice.two-classes":
    ' 타깃의 클래스는 {classes}개입니다. 모델의 끝에 Dense({classes}, activation="softmax")나 Dense(1, activation="sigmoid"){:을} 두세요.',
  "advice.classes":
    ' 타깃의 클래스는 {classes}개입니다. 모델의 끝에 Dense({classes}, activation="softmax"){:을} 두세요.',
  "advice.indices":
    " 클래스 번호에는 sparse_categorical_crossentropy를 쓰거나, 원-핫 인코딩한 행을 주세요.",
  "advice.one-hot":
    " 원-핫 인코딩한 행에는 categorical_crossentropy를 쓰거나, 클래스 번호를 주세요.",
  "sample-weight.shape":
    "샘플 가중치는 행마다 하나인 (None)이나 위치마다 하나인 {positions} 형태여야 하는데 {received:을} 받았습니다.",
  "sample-weight.shape-of-output":
    '출력 "{name}"의 샘플 가중치는 행마다 하나인 (None)이나 위치마다 하나인 {positions} 형태여야 하는데 {received:을} 받았습니다.',
  "sample-weight.without-target":
    "데이터셋의 타깃(y)은 {count}개이며, 그중에 sample_weight를 적용할 타깃이 없습니다.",
  "sample-weight.not-finite": "{row}번 행(0부터 셈)의 샘플 가중치가 NaN이거나 무한대입니다.",
  "class-weight.one-output":
    "class_weight는 출력이 하나인 모델에서만 쓸 수 있는데 데이터의 타깃은 {targets}개입니다.",
  "class-weight.and-sample-weight": "class_weight와 sample_weight는 둘 중 하나만 줄 수 있습니다.",
  "class-weight.target-shape":
    "class_weight를 쓰려면 행마다 클래스가 하나여야 하는데 타깃의 형태는 {shape}입니다.",

  // fit() and its relatives.
  "fit.validation-split":
    "fit: validation_split은 0 이상 1 미만이어야 하는데 {received:을} 받았습니다.",
  "fit.stateful-batch":
    "fit: stateful인 층에는 InputLayer와 같은 batch_size {expected:이} 필요한데 {received:을} 받았습니다. 두 값을 같게 하세요.",
  "fit.validation-split-rows":
    "fit: {rows}행에 validation_split {share:을} 적용하면 훈련에 {train}행, 검증에 {validation}행이 남습니다. 둘 다 1행 이상이어야 합니다.",
  "fit.not-finite":
    "에포크 {epoch}, 배치 {batch}에서 손실이 발산했습니다(NaN). 모델을 학습 전 가중치로 되돌렸습니다. 학습률을 줄이거나 데이터를 스케일링하면 대개 해결됩니다. TerminateOnNaN 콜백을 쓰면 Keras처럼 여기서 학습을 끝냅니다.",
  "fit.not-finite-after":
    "에포크 {epoch}, 배치 {batch}에서 손실이 발산했습니다(NaN). 모델을 에포크 {kept}의 가중치로 되돌렸습니다. 학습률을 줄이거나 데이터를 스케일링하면 대개 해결됩니다. TerminateOnNaN 콜백을 쓰면 Keras처럼 여기서 학습을 끝냅니다.",
  "batch.not-finite":
    "{call}: 손실이 발산했습니다(NaN). 가중치는 그대로 두었습니다. 학습률을 줄이거나 데이터를 스케일링하면 대개 해결됩니다.",
  "training.in-step": "진행 중인 학습 스텝이 먼저 끝나야 합니다.",
  "options.not-an-object": "{call}: 옵션은 JSON 객체여야 하는데 {received:을} 받았습니다.",
  "options.value": "{call}: {option}에는 {expected:이} 와야 하는데 {received:을} 받았습니다.",
  "options.unknown":
    '{call}: "{option}"{:이라}는 옵션이 없습니다.{option?known} 쓸 수 있는 옵션: {known}.',
  "callbacks.unknown-hook": "{where}: 콜백에는 {hook:이라}는 메서드가 없습니다.",
  "callbacks.null": "{where}: 콜백이 와야 하는데 null을 받았습니다.",
  "callbacks.not-asked": "응답을 기다리는 콜백이 없습니다.",
  "logs.not-a-number": '{call}: 로그 "{log}"{:은} 수여야 하는데 {received:을} 받았습니다.',
  "monitor.no-log":
    '{callback}: 이 학습에는 지켜볼 "{log}" 로그가 없습니다.{log?known} 있는 로그: {known}.',
  "monitor.no-validation-log":
    '{callback}: 이 학습에는 지켜볼 "{log}" 로그가 없습니다.{log?known} 있는 로그: {known}. val_로 시작하는 로그에는 검증 데이터가 필요합니다.',
  "monitor.direction":
    '{callback}: "{log}"{:이} 클수록 좋은지 작을수록 좋은지 알 수 없습니다. mode를 "max"나 "min"으로 정하세요.',
  "learning-rate.scheduled":
    "학습률을 {rate:으로} 바꿀 수 없습니다. 스케줄이 학습률을 정합니다. 학습 중에 바꾸려면 learning_rate에 수를 주고 컴파일하세요.",
  "learning-rate.value": "학습률은 0 이상의 수여야 하는데 {received:을} 받았습니다.",
  "model.stateful-batch":
    "stateful인 층은 상태를 행별로 다음 배치에 넘기므로 배치마다 InputLayer의 batch_size대로 {expected}행이 있어야 하는데 {received}행을 받았습니다. 한 번에 {expected}행씩 주세요.",
  "model.weight-count": "모델의 가중치는 {expected}개인데 {received}개를 받았습니다.",
  "checkpoint.size":
    "체크포인트에 든 값은 {received}개인데 이 모델과 옵티마이저에는 {expected}개가 필요합니다.",

  // 고전 모델.
  "baselines.none": "고전 모델이 없습니다. 이름이나 {class_name, config}를 적으세요.",
  "baselines.no-rows": "{class:이} 학습하거나 예측할 행이 없습니다.",
  "baselines.one-target":
    "{class:은} 행마다 클래스 하나나 수를 예측하는데, 행에 그런 목표값이 없습니다.",
  "baselines.needs-classes":
    "{class:은} 클래스를 예측하는데 목표값이 수입니다. LinearRegression 같은 회귀 모델을 쓰세요.",
  "baselines.needs-numbers":
    "{class:은} 수를 예측하는데 목표값이 클래스입니다. LogisticRegression 같은 분류 모델을 쓰세요.",
  "baselines.one-number":
    "{class:은} 행마다 수 하나를 예측하는데 목표값은 {numbers}개입니다. RandomForestRegressor는 여러 개를 예측합니다.",
  "baselines.one-class":
    "{class:은} 두 클래스 이상의 행이 필요한데, 훈련 행 {rows}개가 모두 같은 클래스입니다.",
  "baselines.neighbors":
    "n_neighbors는 {neighbors}인데 훈련 행이 {rows}개뿐입니다. 행의 수보다 클 수 없습니다.",
  "baselines.not-finite":
    "{class:은} 유한한 수가 필요한데, {row}행(0부터 셉니다)의 {feature}번 특성이 결측값이거나 무한대입니다. SimpleImputer 등으로 결측값을 먼저 채우세요.",
  "baselines.target-not-finite":
    "{class:은} 유한한 수가 필요한데, {row}행(0부터 셉니다)의 목표값이 결측값이거나 무한대입니다.",
  "baselines.features":
    "{class:은} 특성이 {expected}개인 행으로 학습했는데, 이 행의 특성은 {received}개입니다.",
  "baselines.no-class":
    "{class:이} 아는 클래스는 {classes}개인데 클래스가 {label}인 행이 있습니다.",
};
