/** What the core says of models and their parts, in Korean. */

/** @type {import("./render.js").Texts["texts"]} */
export const model = {
  // A model's config.
  "spec.malformed": "모델 설정의 형식이 잘못되었습니다: {detail}.",
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
  "spec.only-input": "모델에 입력층 말고는 층이 없습니다.",
  "spec.trainable": '모델 설정의 "trainable"은 true나 false여야 하는데 {received:을} 받았습니다.',
  "spec.layer-name": '{position}번째 층: "name"은 문자열이어야 하는데 {received:을} 받았습니다.',
  "graph.unknown-end": '"{key}"에 적힌 "{layer}" 층이 모델에 없습니다.',
  "graph.no-ends": '모델 설정에 "{key}"{:이} 없습니다.',
  "graph.unknown-output":
    '"{reader}"에서 "{layer}" 층의 출력 {output}번을 쓰는데, 그 층의 출력은 {count}개입니다(0부터 셉니다).',
  "graph.model-inputs": '"{layer}" 모델은 입력이 {expected}개인데 {received}개로 호출했습니다.',
  "graph.model-shape":
    '"{layer}" 모델의 입력 모양은 {expected}인데 "{source}"의 출력 모양은 {received}입니다.',
  "spec.several-outputs":
    '"{layer}" 층의 출력이 {count}개입니다. Sequential 모델의 층은 출력이 하나여야 하므로 Functional 모델을 쓰세요.',
  "graph.without-input": '"{layer}" 층이 어떤 입력과도 연결되어 있지 않습니다.',
  "graph.without-output": '"{layer}" 층이 모델의 출력과 연결되어 있지 않습니다.',
  "graph.input-unused": '입력 "{layer}"{:이} 모델의 출력과 연결되어 있지 않습니다.',
  "graph.input-not-named": '입력 "{layer}"{:이} "input_layers"에 없습니다.',
  "graph.not-an-input": '"input_layers"에 적힌 "{layer}" 층은 InputLayer가 아닙니다.',
  "graph.unknown-layer": '"{layer}" 층이 입력으로 받는 "{source}" 층이 모델에 없습니다.',
  "graph.unknown-call":
    '"{layer}" 층이 "{source}" 층의 호출 {call}{:을} 입력으로 받는데, 그 층의 호출은 0부터 {last}까지입니다.',
  "graph.call-argument":
    '{where}: "{layer}" 층을 호출할 때 {argument} = {received} 값을 주었습니다. 호출에는 입력만 줄 수 있으므로 다른 인수는 null이나 false여야 합니다.',
  "graph.call-training":
    '{where}: "{layer}" 층을 호출할 때 training = {received} 값을 주었습니다. Keras 2는 fit()과 predict()에서 모두 이 값을 따르지만, 여기서는 Keras 3처럼 fit()에서만 학습 모드로 계산하므로 training은 null이어야 합니다.',
  "graph.mask":
    '"{layer}" 층({class}): mask_zero나 Masking이 만든 마스크를 반영할 수 없습니다. mask_zero를 빼거나 이 층을 다른 곳에 두세요.',
  "graph.batch-sizes": '"{layer}" 층이 받는 입력들의 배치 크기가 서로 다릅니다: {first}, {second}.',
  "graph.cycle": "층의 연결이 순환합니다: {cycle}. 연결 하나를 끊으세요.",

  // Shapes that do not fit, after "Layer … (…)".
  "layer.computes": "계산하는 층이 필요한데 InputLayer는 데이터가 들어오는 자리입니다.",
  "layer.one-input": "입력을 하나만 받는데 {received}개를 받았습니다.",
  "layer.two-inputs": "입력이 정확히 2개 필요한데 {received}개를 받았습니다.",
  "layer.several-inputs": "입력이 2개 이상 필요한데 {received}개를 받았습니다.",
  "layer.rank":
    "입력은 축이 {expected}개인 {axes} 형태여야 하는데, 축이 {received}개인 {shape} 형태를 받았습니다.",
  "layer.rank-at-least-2":
    "입력은 축이 2개 이상인 {axes} 형태여야 하는데 {shape} 형태를 받았습니다.",
  "layer.built-for-channels":
    "채널이 {built}개인 입력에 맞춰 만든 층인데 {shape} 형태도 받았습니다.",
  "layer.built-for-features":
    "특성이 {built}개인 입력에 맞춰 만든 층인데 {shape} 형태도 받았습니다.",
  "layer.unknown-axis":
    '"{weight}" 가중치의 모양이 {shape:이} 되는데, 가중치는 길이를 모르는 축(None)에 따라 달라질 수 없습니다. 입력 모양에 그 축의 길이를 적거나, GlobalAveragePooling 층 등으로 이 층 앞에서 그 축을 없애세요.',
  "layer.unknown-image":
    "이미지의 높이와 너비를 알아야 하는데 {shape} 형태를 받았습니다. 입력 모양에 두 길이를 모두 적으세요.",
  "layer.built-for-last-axis":
    "마지막 축의 크기가 {built}인 입력에 맞춰 만든 층인데 {shape} 형태도 받았습니다.",
  "layer.built-for-axes":
    "축의 크기가 {built}인 입력에 맞춰 만든 층인데 {shape} 형태도 받았습니다.",
  "layer.built-for-means": "{built} 형태의 평균에 맞춰 만든 층인데 {shape} 형태도 받았습니다.",
  "layer.built-for-alpha": "{built} 형태의 alpha로 만든 층인데 {shape} 형태도 받았습니다.",
  "layer.axis":
    "axis가 {axis}인데, 입력 {shape}의 축은 배치를 빼고 1부터 {last}까지(또는 -1부터 {first}까지)입니다.",
  "layer.same-axis": "축 {axis:을} 두 번 적었습니다.",
  "layer.no-axis": "축이 하나 이상 필요합니다.",
  "layer.channels": "빨강, 초록, 파랑 채널 {channels}개인 이미지를 받는데 입력은 {shape}입니다.",
  "layer.last-axes": "마지막 축들을 오름차순으로 적어야 하는데 입력은 {shape}입니다.",
  "layer.noise-shape":
    "noise_shape가 입력 {shape}에 맞지 않습니다. 축마다 하나씩 적으세요. 축 전체를 한 번만 뽑으려면 1, 아니면 null이나 그 축의 크기입니다. 배치는 null이나 1입니다.",
  "layer.axes-apart": "서로 이웃한 축만 받을 수 있는데 {first:과} {second:은} 이웃하지 않습니다.",
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
    '{class}의 인수 "filters"는 "groups"로 나누어떨어져야 하는데 filters {filters}, groups {groups:을} 받았습니다.',
  "layer.groups":
    "입력 {shape}의 채널 {channels}개가 groups {groups:으로} 나누어떨어지지 않습니다.",
  "layer.crop-volume": "입력 {shape}의 한 축을 남김없이 잘라 냅니다.",
  "layer.three-sizes":
    '인수 "{argument}"에는 정수 하나, 또는 깊이와 높이와 너비의 정수 셋을 써야 하는데 {received}개를 받았습니다.',
  "layer.pool-size":
    '{class}의 인수 "pool_size"가 덮는 원소는 {limit}개 이하여야 하는데 {received:을} 받았습니다.',
  "layer.strides-and-dilation":
    '{class}의 인수 "strides"와 "dilation_rate"를 모두 1보다 크게 할 수는 없는데 strides {strides}, dilation_rate {dilation:을} 받았습니다.',
  "layer.output-padding":
    'Conv2DTranspose의 인수 "output_padding"은 strides {strides}보다 작아야 하는데 {received:을} 받았습니다.',
  "layer.negative-size":
    "입력 {shape:으로}는 출력 이미지의 높이가 {height}, 너비가 {width:이} 됩니다. output_padding을 키우거나 지우세요.",
  "layer.window":
    '{axis} 방향의 {argument:이} {size:으로} 입력의 {axis} {input}보다 큽니다. {argument:을} 줄이거나 padding을 "same"으로 바꾸세요.',
  "layer.dilated-window":
    '{axis} 방향의 {argument:이} {size}(팽창하면 {extent}){:으로} 입력의 {axis} {input}보다 큽니다. {argument:을} 줄이거나 padding을 "same"으로 바꾸세요.',
  "layer.crop-steps": "시점 {before} + {after}개를 잘라 내면 입력 {shape}에 남는 것이 없습니다.",
  "layer.crop-rows": "행 {before} + {after}개를 잘라 내면 입력 {shape}에 남는 것이 없습니다.",
  "layer.crop-columns": "열 {before} + {after}개를 잘라 내면 입력 {shape}에 남는 것이 없습니다.",
  "layer.embedding":
    "0부터 {last}까지의 정수(input_dim: {input_dim}){:이} 와야 하는데, 배치의 {row}번 행 {position}번 위치에 {received:이} 있습니다.",
  "layer.concatenate": "입력은 축 {axis}에서만 달라야 하는데 {first:과} {second:을} 받았습니다.",
  "layer.query-and-value":
    "쿼리와 값, 그리고 필요하면 키를 입력으로 받는데 입력이 {received}개입니다.",
  "layer.key-steps": "키 {key}의 스텝 수가 값 {value}의 스텝 수와 같아야 합니다.",
  "layer.query-features": "쿼리 {query}의 특성 수가 키 {key}의 특성 수와 같아야 합니다.",
  "layer.dot": "곱할 두 축의 크기가 같아야 합니다. 입력: {first}, {second}.",
  "layer.merge":
    "입력의 형태가 같아야 하는데(크기가 1인 축은 예외) {first:과} {second:을} 받았습니다.",
  "layer.both-directions":
    'Bidirectional의 두 층은 "go_backwards"가 서로 달라야 하는데 모두 {received}입니다.',
  "layer.both-the-same":
    'Bidirectional의 두 층은 "{argument}" 값이 같아야 하는데 "layer"만 {received}입니다.',
  "layer.one-output": "TimeDistributed 안의 층은 출력이 하나여야 합니다. return_state를 빼세요.",
  "layer.initial-state":
    "입력 뒤에 모양이 {shape}인 처음 상태를 {count}개 받거나 하나도 받지 않습니다.",
  "layer.stateful-batch":
    "stateful이라 배치 하나의 행 수를 알아야 합니다. InputLayer에 batch_size를 주거나 stateful을 빼세요.",
  "layer.stateful-step": "TimeDistributed는 스텝을 하나씩 따로 처리합니다. stateful을 빼세요.",
  "layer.initial-states": "입력 뒤에 처음 상태를 {count}개 받거나 하나도 받지 않습니다.",
  "layer.slices":
    "입력 {shape}에 맞지 않습니다. 축보다 많거나 없는 인덱스이거나 남는 것이 없습니다.",
  "layer.slices-to-number":
    "샘플마다 수 하나만 남습니다. 마지막 인덱스 k를 k:k+1로 적으세요(예: x[:, 0:1]).",
  "layer.direction-units":
    "두 방향의 값을 원소별로 합치는데 units가 {first:과} {second:으로} 다릅니다.",
  "axis.depth": "깊이",
  "axis.height": "높이",
  "axis.width": "너비",
  "axis.steps": "타임스텝",

  // Weights, constraints, schedules and optimizers.
  "initializer.bounds":
    'RandomUniform의 인수 "minval"은 "maxval" 이하여야 하는데 minval {minval}, maxval {maxval:을} 받았습니다.',
  "initializer.identity": "Identity 초기화에는 축이 2개 필요한데 {shape} 형태를 받았습니다.",
  "initializer.orthogonal":
    "Orthogonal 초기화에는 축이 2개 이상 필요한데 {shape} 형태를 받았습니다.",
  "constraint.axis": "축 {axis} 방향의 제약은 {shape} 형태에 맞지 않습니다.",
  "schedule.boundaries":
    "PiecewiseConstantDecay의 boundaries는 values보다 하나 적어야 하는데 boundaries {boundaries}개, values {values}개를 받았습니다.",
  "optimizer.clipping":
    '{class}에는 "clipnorm", "clipvalue", "global_clipnorm" 중 하나만 쓸 수 있는데 {received:을} 받았습니다.',

  // What an executor is asked for.
  "observe.unknown-layer": '관찰할 "{layer}" 층이 모델에 없습니다.',
  "observe.gradients": "그레이디언트는 학습할 때만 관찰할 수 있습니다.",
  "observe.unit":
    "observe(): unit은 모델의 첫 출력에 있는 숫자의 개수 {units}보다 작아야 하는데 {received:을} 받았습니다.",
};
