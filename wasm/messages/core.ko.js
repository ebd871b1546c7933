/** What the core says, in Korean: places, arguments, the catalogue, JSON and memory. */

/** @type {import("./render.js").Texts["texts"]} */
export const core = {
  "at-place": "{where}: {message}",
  "layer-of-shape": '"{layer}" {shape}',

  // Where something stands.
  "in-layer": '"{layer}" 층({class}): {message}',
  "in-merge": '"{layer}" 층({class}): {message} 입력: {inputs}.',
  "in-metric": "compile, {argument}: {class} – {message}",
  "in-weight-start": "{weight:을} 초기화할 수 없습니다. {message}",
  "in-weight-constraint": "{weight}에 제약을 적용할 수 없습니다. {message}",
  "place.layer": '"{layer}" 층',
  "place.argument": '{where}, 인수 "{argument}"',
  "place.loss-of-output": 'compile, 출력 "{output}"의 손실 함수',
  "place.layer-at": "{position}번째 층",

  // What an argument must be.
  "argument.value":
    '{class}의 인수 "{argument}"에는 {expected:이} 와야 하는데 {received:을} 받았습니다.',
  "argument.missing": '{class}에는 인수 "{argument}"{:이} 필요합니다: {expected}.',
  "argument.unknown":
    '{class}에는 "{argument}"{:이라}는 인수가 없습니다(받은 값: {received}).{argument?known} 쓸 수 있는 인수: {known}.',
  "argument.unknown-of-none":
    '{class}에는 인수가 없습니다. "{argument}"(받은 값: {received}){:을} 지우세요.',
  "argument.cut-labels":
    "{where}: 구간이 {bins}개이면 레이블도 {bins}개여야 하는데 {received}개입니다.",
  "argument.unsupported":
    '{class}의 인수 "{argument}"{:은} false나 null이어야 합니다. {reason} 받은 값: {received}.',
  "unsupported.kept-in-result": "모델은 파일로 저장하지 않고 실행 결과와 함께 메모리에 둡니다.",
  "unsupported.text-in-result": "내용은 실행 결과에 들어 있습니다.",
  "unsupported.even-thresholds": "임곗값은 간격이 일정하며 개수는 num_thresholds로 정합니다.",
  "unsupported.one-curve": "모든 출력을 합쳐 곡선 하나를 만듭니다. 출력마다 지표를 따로 두세요.",
  "unsupported.needs-multi-label": "multi_label이 있어야 쓸 수 있습니다.",
  "unsupported.weights-on-model": "가중치는 모델에서 설정합니다.",
  "unsupported.low-rank": "저랭크 적응(LoRA)은 지원하지 않습니다.",
  "unsupported.float32": "모든 수가 float32라서 스케일링이 필요 없습니다.",
  "unsupported.no-activity-penalty": "규제는 출력이 아니라 가중치에만 적용됩니다.",
  "unsupported.one-kind": "옵티마이저는 한 종류뿐입니다.",
  "unsupported.batch-first": "배치가 첫 번째 축입니다.",
  "unsupported.no-rms": "RMS 정규화는 지원하지 않습니다.",
  "unsupported.one-machine": "배치를 기기 한 대에서 계산합니다.",
  "unsupported.no-renorm": "배치 재정규화는 지원하지 않습니다.",
  "unsupported.dense": "모든 텐서는 밀집 텐서입니다.",
  "unsupported.all-steps":
    "어텐션은 모든 스텝을 봅니다. 뒤의 스텝을 빼려면 use_causal_mask를 쓰세요.",
  "unsupported.exact-attention": "어텐션은 언제나 정확하게 계산하며 결과가 같습니다.",
  "unsupported.no-gate": "게이트가 있는 어텐션은 지원하지 않습니다.",
  "unsupported.stretches": "이미지를 늘이거나 crop_to_aspect_ratio로 잘라 냅니다.",
  "unsupported.two-pixels": "새 픽셀은 가장 가까운 픽셀의 평균이며 앤티에일리어싱은 하지 않습니다.",
  "unsupported.needed": "모든 입력이 있어야 합니다.",
  "expected.volume-sides": "정수 하나, 셋, 또는 쌍 셋",
  "expected.one-integer": "정수 하나",
  "expected.finite": "유한한 수",
  "expected.probability": "0부터 1까지의 수",
  "expected.class": "0부터 {last}까지의 정수(모델의 출력은 {classes}개)",
  "expected.object-of": "{expected}({choices} 중 하나)",
  "expected.separator": "따옴표나 줄 바꿈이 아닌 글자 하나",
  "expected.groups": "1 이상의 정수 또는 -1(채널마다 한 그룹)",
  "expected.slices": '배치 전체로 시작하는 x[key]: ":, -1, :", "..., 0", ":, None, 1:4" 같은 값',
  "expected.value-range": "[최솟값, 최댓값]",
  "expected.target-columns": "예측할 열 이름의 리스트(중복 없음)",
  "expected.class-name": "클래스 이름",
  "expected.fold": "0부터 {last}까지의 정수(n_splits보다 작아야 함)",
  "expected.rows-or-share": "행의 수(정수) 또는 1보다 작은 비율",
  "expected.as-many": "값 하나 또는 to_replace와 같은 개수의 값",
  "expected.no-value": "비워 두기(to_replace에 바꿀 값이 이미 있음)",
  "expected.query-operand": "열, 수, 또는 따옴표로 묶은 문자열",
  "expected.query-value": "수 또는 따옴표로 묶은 문자열",
  "expected.query-column": "비교할 열",
  "expected.query-comparison": "==, !=, <, <=, >, >=, in, not in 중 하나",
  "expected.query-end": "and, or, 또는 조건의 끝",
  "expected.query-list": "[1, 2] 같은 리스트",
  "expected.query-method": "isin, between, isna, notna 중 하나",
  "expected.query-quote": "닫는 {sign}",
  "expected.query-sign": "{sign}",
  "expected.query-shallow": "더 적게 겹친 괄호",
  "expected.increasing-edges": "오름차순으로 쓴 둘 이상의 수의 리스트",
  "expected.components-or-share": "주성분의 수(정수) 또는 1보다 작은 분산의 비율",
  "expected.increasing-pair": "오름차순으로 쓴 두 수의 리스트",

  "catalog.unknown":
    '{where}: "{name}"{:이라}는 이름의 {kind:이} 없습니다.{name?known} 쓸 수 있는 이름: {known}.',
  "catalog.instead": '{where}: "{name}"{:이라}는 이름의 {kind:이} 없습니다. {instead}',
  "instead.lambda":
    "Python 코드를 실행하는 층입니다. 대부분은 Rescaling, Reshape, Activation이나 합치는 층으로 바꿀 수 있습니다.",
  "instead.loss-scale": "모든 수가 float32라 배율이 필요 없습니다. 안쪽 옵티마이저를 쓰세요.",
  "instead.adafactor": "메모리를 아끼는 방법인데 이런 모델에는 필요하지 않습니다. Adam을 쓰세요.",
  "instead.categories":
    "범주는 모델 앞에서 수로 바꿉니다. OneHotEncoder와 OrdinalEncoder 단계가 훈련 행에서 범주를 학습합니다.",
  "instead.texts":
    "텍스트는 모델 앞에서 수로 바꿉니다. TextVectorization 단계가 훈련 행에서 어휘를 학습합니다.",
  "instead.bins": "수는 모델 앞에서 Cut이나 KBinsDiscretizer 단계로 구간을 나눕니다.",
  "instead.norm-constraint":
    "층 자체의 kernel_constraint로도 커널을 제한할 수 있습니다. UnitNorm이나 MaxNorm을 쓰세요.",
  "instead.cells":
    "SimpleRNN, LSTM, GRU는 셀을 스스로 가집니다. 셀을 쌓는 대신 이 층들을 이어서 쓰세요.",
  "instead.convolution-by-step":
    "TimeDistributed로 감싼 합성곱과 Flatten 뒤에 LSTM을 두는 것이 가장 가깝습니다.",
  "catalog.not-an-object":
    '{where}: {kind} 이름이나 "class_name"과 "config"로 쓴 객체가 와야 하는데 {received:을} 받았습니다.',
  "catalog.config": '{where}({class}): "config"는 객체여야 하는데 {received:을} 받았습니다.',

  // JSON.
  "json.malformed": "JSON 형식이 잘못되었습니다: {detail}.",
  "json.too-deep": "{where}: 리스트와 객체가 {limit}단계보다 깊게 중첩되어 있습니다.",
  "json.invalid": "{where}: JSON이 아닙니다: {detail}.",
  "json.unknown-key":
    '{where}: "{key}"{:이라}는 항목이 없습니다(받은 값: {received}).{key?known} 쓸 수 있는 항목: {known}.',
  "json.too-long": "{where}: JSON이 {megabytes}MB로 한도인 {limit}MB를 넘습니다.",
  "json.at": "{line}번째 줄 {column}번째 글자부터 형식에 맞지 않습니다",
  "json.wrong-type": "{expected} 값이 와야 하는데 {received:을} 받았습니다",
  "json.unexpected-type": "{received} 값이 올 수 없는 자리에 있습니다",
  "json.no-key": '"{key}" 항목이 없습니다',

  // Memory and shapes.
  "memory.too-large": "필요한 메모리가 페이지의 한도를 넘습니다.",
  "memory.not-addressable":
    "원소가 {rows} × {columns}개인 텐서는 이 기기가 다룰 수 있는 크기({limit}){:을} 넘습니다.",
  "memory.arena":
    "{what}에 쓸 메모리가 부족합니다. 연속된 공간 {megabytes}MB가 필요합니다. 배치 크기나 모델을 줄이세요.",
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
  "memory.data": "데이터 {megabytes}MB를 담을 메모리가 부족합니다.",
  "shape.axes": "형태의 축은 최대 {limit}개입니다.",
};
