/** What the core says, in Korean. */

/** @type {import("./render.js").Texts["texts"]} */
export const core = {
  text: "{text}",
  "at-place": "{where}: {message}",
  "in-layer": '"{layer}" 층({class}): {message}',
  "in-merge": '"{layer}" 층({class}): {message} 입력: {inputs}.',
  "layer-of-shape": '"{layer}" {shape}',
  "in-metric": "compile, {argument}: {class} – {message}",
  "in-weight-start": "{weight:을} 초기화할 수 없습니다. {message}",
  "in-weight-constraint": "{weight}에 제약을 적용할 수 없습니다. {message}",

  // Where something stands.
  "place.layer": '"{layer}" 층',
  "place.argument": '{where}, 인수 "{argument}"',
  "place.loss-of-output": 'compile, 출력 "{output}"의 손실 함수',

  // What an argument must be.
  "argument.value":
    '{class}의 인수 "{argument}"에는 {expected:이} 와야 하는데 {received:을} 받았습니다.',
  "argument.missing": '{class}에는 인수 "{argument}"{:이} 필요합니다: {expected}.',
  "argument.unknown":
    '{class}에는 "{argument}"{:이라}는 인수가 없습니다(받은 값: {received}). 쓸 수 있는 인수: {known}.',
  "argument.unknown-of-none":
    '{class}에는 인수가 없습니다. "{argument}"(받은 값: {received}){:을} 지우세요.',
  "argument.unsupported":
    '{class}의 인수 "{argument}"{:은} false나 null이어야 합니다. {reason} 받은 값: {received}.',
  "unsupported.kept-in-result": "모델은 메모리에, 실행 결과 안에 보관됩니다.",
  "unsupported.text-in-result": "내용은 실행 결과에 들어 있습니다.",
  "unsupported.even-thresholds": "임곗값은 간격이 일정하며 개수는 num_thresholds로 정합니다.",
  "unsupported.one-curve": "모든 출력이 곡선 하나를 이룹니다. 출력마다 지표를 따로 두세요.",
  "unsupported.needs-multi-label": "multi_label이 있어야 쓸 수 있습니다.",
  "unsupported.one-output": "층의 출력은 하나입니다.",
  "unsupported.stateless": "배치마다 상태가 0에서 시작합니다.",
  "unsupported.masking": "마스킹은 지원하지 않습니다.",
  "unsupported.weights-on-model": "가중치는 모델에서 설정합니다.",
  "unsupported.low-rank": "저랭크 적응(LoRA)은 지원하지 않습니다.",
  "unsupported.float32": "모든 수가 float32라서 스케일링이 필요 없습니다.",
  "unsupported.no-activity-penalty": "규제는 출력이 아니라 가중치에만 적용됩니다.",

  "expected.one-integer": "정수 하나",
  "expected.finite": "유한한 수",
  "expected.probability": "0부터 1까지의 수",
  "expected.class": "0부터 {last}까지의 정수(모델의 출력은 {classes}개)",
  "expected.list": "리스트",
  "expected.object-of": "{expected}({choices} 중 하나)",
  "expected.separator": "따옴표나 줄 바꿈이 아닌 글자 하나",
  "expected.groups": "1 이상의 정수 또는 -1(채널마다 한 그룹)",
  "expected.value-range": "[최솟값, 최댓값]",

  "catalog.unknown":
    '{where}: "{name}"{:이라}는 이름의 {kind:이} 없습니다. 쓸 수 있는 이름: {known}.',
  "catalog.not-an-object":
    '{where}: {kind} 이름이나 "class_name"과 "config"로 쓴 객체가 와야 하는데 {received:을} 받았습니다.',
  "catalog.config": '{where}({class}): "config"는 객체여야 하는데 {received:을} 받았습니다.',

  // A model's config.
  "spec.malformed": "모델 설정의 형식이 잘못되었습니다: {detail}",
  "spec.not-a-model":
    '모델 설정 {"class_name": "Sequential" 또는 "Functional", "config": …}{:이} 와야 하는데 {received:을} 받았습니다.',
  "spec.class-name":
    '모델의 class_name은 "Sequential"이나 "Functional"이어야 하는데 "{received}"{:을} 받았습니다.',
  "spec.no-layers": '모델 설정의 config에 "layers" 리스트가 없습니다.',
  "spec.too-many-layers": "모델 설정의 층이 {count}개입니다. 최대 {limit}개까지 쓸 수 있습니다.",
  "spec.layer":
    '{position}번째 층: {"class_name", "config"} 객체가 와야 하는데 {received:을} 받았습니다.',
  "spec.layer-config": '{position}번째 층: "config"는 객체여야 합니다.',
  "spec.same-name":
    '층 이름은 서로 달라야 하는데 {first}번째와 {second}번째 층의 이름이 모두 "{name}"입니다.',
  "spec.batch-shape":
    '{where}: "batch_shape"는 [null, 28, 28, 1]처럼 첫 원소가 배치인 리스트여야 하는데 {received:을} 받았습니다.',
  "spec.input-not-first": '"{layer}" 층: Sequential 모델에서 입력층은 맨 앞에만 둘 수 있습니다.',
  "spec.no-input-shape": '"{layer}" 층: 모델에 입력의 형태가 없습니다. InputLayer로 시작하세요.',
  "spec.only-input": "모델에 입력층 말고는 층이 없습니다.",
  "graph.unknown-end": '"{key}"에 적힌 "{layer}" 층이 모델에 없습니다.',
  "graph.no-ends": '모델 설정에 "{key}"{:이} 없습니다.',
  "graph.without-input": '"{layer}" 층이 어떤 입력과도 연결되어 있지 않습니다.',
  "graph.without-output": '"{layer}" 층이 모델의 출력과 연결되어 있지 않습니다.',
  "graph.input-unused": '입력 "{layer}"{:이} 모델의 출력과 연결되어 있지 않습니다.',
  "graph.input-not-named": '입력 "{layer}"{:이} "input_layers"에 없습니다.',
  "graph.not-an-input": '"input_layers"에 적힌 "{layer}" 층은 InputLayer가 아닙니다.',
  "graph.unknown-layer": '"{layer}" 층이 입력으로 받는 "{source}" 층이 모델에 없습니다.',
  "graph.unknown-call":
    '"{layer}" 층이 "{source}" 층의 호출 {call}{:을} 입력으로 받는데, 그 층의 호출은 0부터 {last}까지입니다.',
  "graph.cycle": "층의 연결이 순환합니다: {cycle}.",

  // Shapes that do not fit, after "Layer … (…)".
  "layer.one-input": "입력을 하나만 받는데 {received}개를 받았습니다.",
  "layer.two-inputs": "입력이 정확히 2개 필요한데 {received}개를 받았습니다.",
  "layer.several-inputs": "입력이 2개 이상 필요한데 {received}개를 받았습니다.",
  "layer.rank":
    "입력은 축이 {expected}개인 {axes} 형태여야 하는데, 축이 {received}개인 {shape} 형태를 받았습니다.",
  "layer.rank-at-least-2":
    "입력은 축이 2개 이상인 {axes} 형태여야 하는데 {shape} 형태를 받았습니다.",
  "layer.built-for-channels": "채널 {built}개에 맞춰 만들어졌는데 {shape} 형태도 받았습니다.",
  "layer.built-for-features": "특성 {built}개에 맞춰 만들어졌는데 {shape} 형태도 받았습니다.",
  "layer.built-for-last-axis":
    "마지막 축의 크기가 {built}인 입력에 맞춰 만들어졌는데 {shape} 형태도 받았습니다.",
  "layer.built-for-axes":
    "축의 크기가 {built}인 입력에 맞춰 만들어졌는데 {shape} 형태도 받았습니다.",
  "layer.built-for-means": "{built} 형태의 평균에 맞춰 만들어졌는데 {shape} 형태도 받았습니다.",
  "layer.built-for-alpha": "{built} 형태의 alpha로 만들어졌는데 {shape} 형태도 받았습니다.",
  "layer.axis":
    "axis가 {axis}인데, 입력 {shape}의 축은 배치를 빼고 1부터 {last}까지(또는 -1부터 {first}까지)입니다.",
  "layer.same-axis": "축 {axis:을} 두 번 적었습니다.",
  "layer.no-axis": "축이 하나 이상 필요합니다.",
  "layer.value-count":
    '"{argument}" 값이 {received}개인데, 입력 {shape}에는 {expected}개 또는 공통으로 쓸 1개가 필요합니다.',
  "layer.mean-and-variance":
    'Normalization의 인수 "mean"과 "variance"는 함께 주거나 모두 비워야 하는데 "{given}"만 받았습니다.',
  "layer.target-shape":
    'Reshape의 인수 "target_shape"에는 1 이상의 크기와 -1 하나까지만 쓸 수 있는데 {received:을} 받았습니다.',
  "layer.reshape":
    "target_shape가 {target}인데, 입력 {shape}의 값 {elements}개로는 채울 수 없습니다.",
  "layer.dims":
    'Permute의 인수 "dims"에는 1부터 시작하는 축 번호가 한 번씩 있어야 하는데 ({received}){:을} 받았습니다.',
  "layer.permute": "배치를 뺀 축 {axes}개의 순서를 바꾸는데 입력의 형태는 {shape}입니다.",
  "layer.filters-and-groups":
    '{class}의 "filters"는 "groups"로 나누어떨어져야 하는데 filters {filters}, groups {groups:을} 받았습니다.',
  "layer.groups":
    "입력 {shape}의 채널 {channels}개가 groups {groups:으로} 나누어떨어지지 않습니다.",
  "layer.pool-size":
    '{class}의 "pool_size"는 원소 {limit}개까지만 덮을 수 있는데 {received:을} 받았습니다.',
  "layer.strides-and-dilation":
    '{class}의 "strides"와 "dilation_rate"를 모두 1보다 크게 할 수는 없는데 strides {strides}, dilation_rate {dilation:을} 받았습니다.',
  "layer.output-padding":
    'Conv2DTranspose의 "output_padding"은 strides {strides}보다 작아야 하는데 {received:을} 받았습니다.',
  "layer.negative-size":
    "입력 {shape}에서 높이 {height}, 너비 {width}인 이미지가 됩니다. output_padding을 키우거나 지우세요.",
  "layer.window":
    '{axis} 방향의 {argument:이} {size:으로} 입력의 {axis} {input}보다 큽니다. {argument:을} 줄이거나 padding을 "same"으로 바꾸세요.',
  "layer.dilated-window":
    '{axis} 방향의 {argument:이} {size}(팽창하면 {extent}){:으로} 입력의 {axis} {input}보다 큽니다. {argument:을} 줄이거나 padding을 "same"으로 바꾸세요.',
  "axis.height": "높이",
  "axis.width": "너비",
  "axis.steps": "스텝",
  "layer.crop-rows": "행 {before} + {after}개를 잘라 내면 입력 {shape}에 남는 것이 없습니다.",
  "layer.crop-columns": "열 {before} + {after}개를 잘라 내면 입력 {shape}에 남는 것이 없습니다.",
  "layer.embedding":
    "0부터 {last}까지의 정수(input_dim: {input_dim}){:이} 와야 하는데, 배치의 {row}번 행 {position}번 위치에 {received:이} 있습니다.",
  "layer.concatenate": "입력은 축 {axis}에서만 달라야 하는데 {first:과} {second:을} 받았습니다.",
  "layer.merge":
    "입력의 형태가 같아야 하는데(크기가 1인 축은 예외) {first:과} {second:을} 받았습니다.",
  "layer.recurrent-wanted":
    'Bidirectional의 인수 "{argument}"에는 순환층이 와야 하는데 {received:을} 받았습니다.',
  "layer.both-directions":
    'Bidirectional의 두 층은 "go_backwards"가 서로 달라야 하는데 모두 {received}입니다.',
  "layer.both-sequences":
    'Bidirectional의 두 층은 "return_sequences"가 같아야 하는데 "layer"만 {received}입니다.',
  "layer.direction-units":
    "두 방향의 값을 원소별로 합치는데 units가 {first:과} {second:으로} 다릅니다.",

  "initializer.bounds":
    'RandomUniform의 "minval"은 "maxval" 이하여야 하는데 minval {minval}, maxval {maxval:을} 받았습니다.',
  "initializer.identity": "Identity 초기화에는 축이 2개 필요한데 {shape} 형태를 받았습니다.",
  "initializer.orthogonal":
    "Orthogonal 초기화에는 축이 2개 이상 필요한데 {shape} 형태를 받았습니다.",
  "constraint.axis": "축 {axis} 방향의 제약은 {shape} 형태에 맞지 않습니다.",
  "schedule.boundaries":
    "PiecewiseConstantDecay의 boundaries는 values보다 하나 적어야 하는데 boundaries {boundaries}개, values {values}개를 받았습니다.",
  "optimizer.clipping":
    '{class}에는 "clipnorm", "clipvalue", "global_clipnorm" 중 하나만 쓸 수 있는데 {received:을} 받았습니다.',

  // Losses and metrics.
  "loss.target": "{loss}: {row}번 행(0부터 셈)의 타깃은 {expected}여야 하는데 {received}입니다.",
  "loss.several-classes":
    "{loss}에는 클래스마다 출력이 하나씩, 2개 이상 필요한데 모델의 출력 형태는 {shape}입니다. 출력 하나로 두 클래스를 나눌 때는 BinaryCrossentropy를 쓰세요.",
  "metric.targets":
    "출력마다 타깃이 하나씩 필요합니다. 모델의 출력 형태는 {output}인데 타깃의 형태는 {targets}입니다.",
  "metric.class-targets":
    "타깃이 클래스 번호여야 합니다. 모델의 출력 형태는 {output}인데 타깃의 형태는 {targets}입니다.",
  "metric.target-shape":
    "모델의 출력 {output}에는 {expected} 형태의 타깃이 필요한데 타깃의 형태는 {targets}입니다.",
  "metric.class-id": "class_id가 {class_id}인데 모델의 출력은 {outputs}개입니다(0부터 셈).",
  "metric.flat-output": "모델의 출력이 (None, 출력 수) 형태여야 하는데 {output}입니다.",
  "metric.average":
    '모델의 출력이 {outputs}개이므로 인수 "average"에 "micro", "macro", "weighted" 중 하나를 주세요.',

  // compile().
  "compile.not-an-object":
    "compile: {optimizer, loss, metrics} 객체가 와야 하는데 {received:을} 받았습니다.",
  "compile.unknown-argument":
    'compile: "{argument}"{:이라}는 인수가 없습니다(받은 값: {received}). 쓸 수 있는 인수: optimizer, loss, loss_weights, metrics, weighted_metrics, seed.',
  "compile.no-loss": 'compile: 손실 함수가 없습니다(예: "sparse_categorical_crossentropy").',
  "compile.same-output":
    'compile: 출력 {first:과} {second:은} "{layer}" 층의 같은 텐서입니다. 그중 하나에만 손실 함수를 주세요.',
  "compile.loss-weight": "compile: loss_weights는 수여야 하는데 {received:을} 받았습니다.",
  "compile.loss-weights-by-output":
    "compile: 출력이 {count}개인 모델의 loss_weights는 출력별 리스트나 객체여야 하는데 {received:을} 받았습니다.",
  "compile.metrics": "compile: {argument:은} 리스트여야 하는데 {received:을} 받았습니다.",
  "compile.metrics-by-output":
    "compile: {argument:은} 출력마다 항목이 하나인 리스트나 출력별 객체여야 하는데 {received:을} 받았습니다.",
  "compile.unknown-output":
    'compile: {argument}에 "{output}" 출력이 있는데 모델의 출력은 {outputs}입니다.',

  // Data for a model.
  "dataset.empty": "데이터셋에 행이 없습니다.",
  "input.shape": "모델은 {expected} 형태의 입력을 받는데 데이터는 {received}입니다.",
  "input.shape-of-input":
    '모델의 입력 "{input}"의 형태는 {expected}인데 데이터는 {received}입니다. 모델의 입력: {model}. 데이터: {data}.',
  "target.none": "데이터셋에 타깃(y)이 없습니다.",
  "target.missing": '데이터에 모델의 출력 "{output}"의 타깃이 없습니다. 있는 타깃: {targets}.',
  "target.unknown-output":
    '데이터에 "{output}" 출력의 타깃이 있는데 모델에는 그런 출력이 없습니다. 모델의 출력: {outputs}.',
  "target.shape":
    "이 손실 함수는 모델의 출력 {output}에 {expected} 형태의 타깃을 받는데 데이터는 {received}입니다.{advice}",
  "target.shape-of-output":
    '출력 "{name}"의 손실 함수는 모델의 출력 {output}에 {expected} 형태의 타깃을 받는데 데이터는 {received}입니다.{advice}',
  "target.not-finite": "{row}번 행의 타깃이 유한한 수가 아닙니다(NaN 또는 무한대).",
  "target.not-finite-of-output":
    '출력 "{output}"의 {row}번 행 타깃이 유한한 수가 아닙니다(NaN 또는 무한대).',
  "sample-weight.shape":
    "샘플 가중치는 행마다 하나인 (None)이나 위치마다 하나인 {positions} 형태여야 하는데 {received:을} 받았습니다.",
  "sample-weight.shape-of-output":
    '출력 "{name}"의 샘플 가중치는 행마다 하나인 (None)이나 위치마다 하나인 {positions} 형태여야 하는데 {received:을} 받았습니다.',

  // fit() and its relatives.
  "fit.validation-split":
    "fit: validation_split은 0 이상 1 미만이어야 하는데 {received:을} 받았습니다.",
  "fit.validation-split-rows":
    "fit: {rows}행에 validation_split {share:을} 적용하면 학습에 {train}행, 검증에 {validation}행이 남습니다. 둘 다 1행 이상이어야 합니다.",
  "fit.not-finite":
    "에포크 {epoch}, 배치 {batch}에서 손실이 유한한 수가 아닙니다(NaN). 모델을 학습 전 가중치로 되돌렸습니다. 보통 학습률을 줄이거나 데이터를 스케일링하면 나아집니다. TerminateOnNaN 콜백을 쓰면 Keras처럼 여기서 학습을 끝냅니다.",
  "fit.not-finite-after":
    "에포크 {epoch}, 배치 {batch}에서 손실이 유한한 수가 아닙니다(NaN). 모델을 에포크 {kept}의 가중치로 되돌렸습니다. 보통 학습률을 줄이거나 데이터를 스케일링하면 나아집니다. TerminateOnNaN 콜백을 쓰면 Keras처럼 여기서 학습을 끝냅니다.",
  "batch.not-finite":
    "{call}: 손실이 유한한 수가 아닙니다(NaN). 가중치는 그대로 두었습니다. 보통 학습률을 줄이거나 데이터를 스케일링하면 나아집니다.",
  "options.not-an-object": "{call}: 옵션은 JSON 객체여야 하는데 {received:을} 받았습니다.",
  "options.value": "{call}: {option}에는 {expected:이} 와야 하는데 {received:을} 받았습니다.",
  "options.unknown": '{call}: "{option}"{:이라}는 옵션이 없습니다. 쓸 수 있는 옵션: {known}.',
  "callbacks.unknown-hook": "{where}: 콜백에는 {hook:이라}는 메서드가 없습니다.",
  "callbacks.null": "{where}: 콜백이 와야 하는데 null을 받았습니다.",
  "callbacks.not-asked": "물어본 콜백이 없습니다.",
  "logs.not-a-number": '{call}: 로그 "{log}"{:은} 수여야 하는데 {received:을} 받았습니다.',
  "monitor.no-log": '{callback}: 이 학습에는 지켜볼 "{log}" 로그가 없습니다. 있는 로그: {known}.',
  "monitor.no-validation-log":
    '{callback}: 이 학습에는 지켜볼 "{log}" 로그가 없습니다. 있는 로그: {known}. val_로 시작하는 로그에는 검증 데이터가 필요합니다.',
  "monitor.direction":
    '{callback}: "{log}"{:이} 클수록 좋은지 작을수록 좋은지 알 수 없습니다. mode를 "max"나 "min"으로 정하세요.',
  "learning-rate.scheduled":
    "학습률을 {rate:으로} 바꿀 수 없습니다. 스케줄이 학습률을 정합니다. 학습 중에 바꾸려면 learning_rate에 수를 주고 컴파일하세요.",
  "learning-rate.value": "학습률은 0 이상의 수여야 하는데 {received:을} 받았습니다.",
  "model.weight-count": "모델의 가중치는 {expected}개인데 {received}개를 받았습니다.",
  "checkpoint.size":
    "체크포인트의 수는 {received}개인데 이 모델과 옵티마이저에는 {expected}개가 필요합니다.",

  // Memory.
  "memory.exhausted": "메모리가 부족합니다.",
  "memory.too-large": "페이지가 쓸 수 있는 것보다 많은 메모리가 필요합니다.",
  "memory.not-addressable":
    "원소가 {rows} × {columns}개인 텐서는 이 기기가 다룰 수 있는 크기({limit}){:을} 넘습니다.",
  "memory.arena":
    "{what}에 쓸 메모리가 부족합니다. 이어진 {megabytes}MB가 필요합니다. 배치 크기나 모델을 줄이면 덜 듭니다.",
  "memory.of-weights": "모델의 가중치",
  "memory.of-batch": "배치 하나",
  "memory.of-gradients": "그레이디언트",
  "memory.of-optimizer": "옵티마이저의 상태",
  "memory.of-average": "가중치의 평균",
  "memory.of-accumulated": "누적된 그레이디언트",
  "memory.weights":
    '모델의 가중치가 메모리에 들어가지 않습니다. "{layer}" 층의 {weight} 형태는 {shape}입니다.',
  "memory.tensor": "원소가 {elements}개인 텐서는 메모리에 들어가지 않습니다.",
  "memory.activations": "배치 하나의 활성값이 메모리에 들어가지 않습니다. 배치 크기를 줄이세요.",
  "shape.axes": "형태의 축은 최대 {limit}개입니다.",
  "json.malformed": "JSON 형식이 잘못되었습니다: {detail}",
  "compile.entries":
    "compile: {argument}의 항목은 {entries}개인데 모델의 출력은 {count}개입니다: {outputs}. 리스트에는 출력마다 항목이 하나씩 있어야 합니다.",
  "input.count":
    "모델은 입력을 {count}개 받는데({expected}) 데이터에는 {given}개가 있습니다({received}).",
  "target.count":
    "모델의 출력은 {count}개인데({outputs}) 데이터의 타깃은 {given}개입니다({targets}).",
  "unsupported.one-kind": "옵티마이저는 한 종류뿐입니다.",
  "json.too-deep": "{where}: 리스트와 객체가 {limit}단계보다 깊게 중첩되어 있습니다.",
  "json.invalid": "{where}: JSON이 아닙니다: {detail}",
  "json.unknown-key":
    '{where}: "{key}"{:이라}는 항목이 없습니다(받은 값: {received}). 쓸 수 있는 항목: {known}.',
  "spec.trainable": '모델 설정의 "trainable"은 true나 false여야 하는데 {received:을} 받았습니다.',
  "spec.layer-name": '{position}번째 층: "name"은 문자열이어야 하는데 {received:을} 받았습니다.',
  "unsupported.batch-first": "배치가 첫째 축입니다.",
  "unsupported.no-rms": "RMS 정규화는 지원하지 않습니다.",
  "unsupported.value-by-value": "값을 하나씩 끕니다. 채널을 끄려면 SpatialDropout2D를 쓰세요.",
  "unsupported.one-machine": "배치를 기기 한 대에서 계산합니다.",
  "unsupported.no-renorm": "배치 재정규화는 지원하지 않습니다.",
  "unsupported.input-length": "입력이 길이를 스스로 알려 줍니다.",
  "unsupported.dense": "모든 텐서는 밀집 텐서입니다.",
  "unsupported.needed": "모든 입력이 필요합니다.",
  "advice.none": "",
  "advice.two-classes":
    ' 타깃의 클래스는 {classes}개입니다. 모델의 끝에 Dense({classes}, activation="softmax")나 Dense(1, activation="sigmoid"){:을} 두세요.',
  "advice.classes":
    ' 타깃의 클래스는 {classes}개입니다. 모델의 끝에 Dense({classes}, activation="softmax"){:을} 두세요.',
  "advice.indices":
    " 클래스 번호에는 sparse_categorical_crossentropy를 쓰거나, 원-핫 인코딩한 행을 주세요.",
  "advice.one-hot":
    " 원-핫 인코딩한 행에는 categorical_crossentropy를 쓰거나, 클래스 번호를 주세요.",
  "target.shape-of-metric":
    "지표 {metric:은} 모델의 출력 {output}에 {expected} 형태의 타깃을 받는데 데이터는 {received}입니다.{advice}",
};
