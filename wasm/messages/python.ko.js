/** Keras 프로그램을 실험으로 읽을 때의 메시지. python.en.js has the same in English. */

/** @type {import("./render.js").Texts["texts"]} */
export const python = {
  "python.misspelt-argument":
    '{class}에는 "{argument}" 인수가 없습니다. "{known}"의 오타로 보고 그렇게 읽었습니다.',
  "python.no-such-argument": '{class}에는 "{argument}" 인수가 없어서 무시했습니다.',
  "python.unsupported-argument": '{class}의 "{argument}" 인수는 여기서 지원하지 않아 뺐습니다.',
  "python.old-argument":
    'Keras 3의 {class}에는 "{argument}" 인수가 없습니다. 지금 이름은 "{known}"입니다.',
  "python.older-kernel":
    "커널의 두 변을 따로 쓰는 것은 Keras 1의 방식입니다. Keras 3에서는 {insert}처럼 함께 씁니다.",
  "python.old-argument-gone":
    'Keras 3의 {class}에는 "{argument}" 인수가 없어서 뺐습니다. 학습률을 줄이려면 keras.optimizers.schedules.ExponentialDecay 같은 스케줄을 쓰세요.',
  "python.old-method": "Keras 3에는 {name}()이 없습니다. {known}()을 쓰세요.",
  "python.old-pandas": "pandas 3에는 {name}()이 없습니다. 지금 이름은 {known}()입니다.",
  "python.predict-classes":
    "predict_classes()는 없어졌습니다. np.argmax(model.predict(x), axis=1)로 클래스를 구하세요.",
  "python.misspelt-name":
    '"{name}"이라는 {kind}{:은} 없습니다. "{known}"의 오타로 보고 그렇게 읽었습니다.',
  "python.no-such-entry":
    "{kind} {name}{:은} 여기서 지원하지 않아 뺐습니다. 대신 쓸 수 있는 것은 층 목록에서 찾을 수 있습니다.",
  "python.instead": "여기에는 {name}{:이라}는 {kind:이} 없어 뺐습니다. {instead}",
  "python.stand-in":
    "여기에는 {name} 층이 없어, 모델의 형태가 그대로이도록 {known}{:을} 대신 썼습니다. {instead}",
  "instead.shared-kernel":
    "모든 위치에서 커널 하나를 함께 쓰며, Keras 3의 합성곱층은 모두 그렇습니다.",
  "python.channels-first":
    "이 모델은 채널이 맨 앞에 옵니다. 여기서는 이미지의 채널을 맨 뒤에 두므로 층과 입력의 형태도 그렇게 읽었습니다. 가중치의 순서만 다를 뿐 같은 모델입니다.",
  "python.free-weight":
    "{what}처럼 가중치만 담는 층은 여기에 없습니다. 0만 받는 Dense의 편향이 그 자리를 대신하며, 똑같이 학습됩니다.",
  "instead.pixel-centers":
    "Keras 3과 TensorFlow 2처럼 픽셀의 가운데에서 값을 읽습니다. 예전 함수는 픽셀의 모서리에서 읽었습니다.",
  "instead.upsampled": "출력의 형태와 가중치의 수가 같습니다.",
  "instead.curves": "학습하는 동안 곡선과 가중치, 그래프를 여기에서 볼 수 있습니다.",
  "instead.kept-run": "학습은 여기에서 저절로 보관되고 이어서 할 수 있습니다.",
  "instead.schedule":
    "옵티마이저의 learning_rate에 ExponentialDecay, CosineDecay, PiecewiseConstantDecay 같은 스케줄을 쓰면 학습률이 단계마다 바뀝니다.",
  "instead.average": "옵티마이저의 use_ema=True가 가중치의 평균을 유지합니다.",
  "python.lambda":
    "Lambda 층은 Python 코드를 실행하므로 뺐습니다. 대부분은 Rescaling, Reshape, Activation이나 합치는 층으로 바꿀 수 있습니다.",
  "python.operation":
    "여기에는 {call:을} 계산하는 층이 없어 뺐습니다. 그 부분을 {layers:으로} 만드세요.",
  "python.operation-none":
    "여기에는 {call:을} 계산하는 층이 없어 뺐습니다. 모델에서 빼거나 데이터를 준비할 때 계산하세요.",
  "python.nested-in-itself":
    '{class}({argument}={class}(…))처럼 자기 자신이 인수로 들어 있어서 안쪽의 {class}{:을} 읽었습니다. "{argument}={class}("를 지우세요.',
  "python.unclosed": '괄호가 닫히지 않았습니다. 여기에 "{missing}"{:이} 빠졌습니다.',
  "python.not-parsed": 'Python이 아닌 줄이라서 건너뛰었습니다: "{what}"',
  "python.prose": 'Python이 아닌 줄 {count}개를 건너뛰었습니다. 첫 줄: "{what}"',
  "python.flattened":
    "줄바꿈이 없어져 한 줄에 문장 {count}개가 있습니다. 한 문장씩 나누어 읽었습니다.",
  "python.softmax-again":
    "앞의 모델이 이미 softmax로 끝나서 확률에 softmax를 다시 적용합니다. 그러면 확률이 고르게 됩니다. 앞의 모델로 바로 예측하세요.",
  "python.not-indented":
    "{name}() 함수의 본문을 들여 쓰지 않아서 Python은 함수의 일부로 보지 않습니다. 여기서는 들여 쓴 것으로 읽었습니다.",
  "python.tf-module":
    '"{module}"에서는 import할 수 없습니다. "tf"는 "import tensorflow as tf"로 붙인 이름일 뿐이므로 tensorflow라고 쓰세요.',
  "python.reshape-attribute":
    "{text}: reshape는 함수라서 대괄호를 쓸 수 없습니다. 축의 크기는 shape에 있습니다.",
  "python.swapped-name":
    '"{name}"{:이} 정의되지 않았습니다. "{known}"의 오타로 보고 그렇게 읽었습니다.',
  "python.min-max-formula":
    "{formula}: 최댓값인 {wrong}{:을} 빼면 결과가 −1과 0 사이가 됩니다. 최소-최대 스케일링은 최솟값을 뺍니다.",
  "python.leak-scaling":
    "{class}{:이} 데이터를 나누기 전에 모든 행에서 학습합니다. 테스트 점수가 새 데이터에서보다 좋게 나올 수 있습니다. 나눈 다음 훈련 데이터에만 fit하세요.",
  "python.leak-resampling":
    "{class}{:이} 데이터를 나누기 전에 행을 만들어서, 학습한 행의 복사본으로 테스트하게 됩니다. 여기서는 훈련 데이터에만 적용합니다. 노트북에서도 나눈 다음으로 옮기세요.",
  "python.leak-windows":
    "시계열의 창은 서로 겹칩니다. 무작위로 나누면 테스트 창에 학습한 값이 들어 있게 됩니다. 여기서는 shuffle=False처럼 뒤쪽 행을 테스트 데이터로 씁니다.",
  "python.fit-on-test":
    "{class}{:을} 테스트 데이터에 fit하면 훈련 데이터와 다르게 변환됩니다. 훈련 데이터에 fit하고 테스트 데이터에는 transform()만 하세요. 여기서는 그렇게 합니다.",
  "python.not-fitted":
    "{class}{:을} fit하기 전에 썼습니다. fit_transform()을 쓰려던 것으로 보입니다.",
  "python.unscaled-rows":
    "{how}에 들어간 {text}{:은} 훈련 데이터와 같은 전처리를 거치지 않아서 예측이 의미가 없습니다. 여기서는 새 데이터도 항상 같은 전처리를 거칩니다.",
  "python.unused-rows":
    '"{name}"{:을} 만들고 쓰지 않았습니다. 모델은 {used}{:으로} 학습합니다. {name}{:을} 쓰려던 것은 아닌가요?',
  "python.trained-on-test": "테스트 데이터인 {text}{:으로} 모델을 학습합니다.",
  "python.parts-mixed": "{x}{:과} {y}{:은} 서로 다른 데이터입니다.",
  "python.test-as-validation":
    "테스트 데이터를 검증 데이터로도 씁니다. 조기 종료 등을 이 데이터로 정하면 처음 보는 데이터로 테스트하는 것이 아닙니다. 여기서는 대신 훈련 데이터의 마지막 {share}{:을} 검증에 씁니다(validation_split).",
  "python.split-again":
    "검증을 위해 훈련 데이터를 한 번 더 나눕니다. 여기서는 validation_split={share}{:으로} 마지막 행들을 같은 수만큼 떼어 두지만, 같은 행은 아닙니다.",
  "python.held-out-validation":
    "나누어 떼어 둔 데이터는 여기서 테스트 데이터가 됩니다. 검증 곡선에는 훈련 데이터의 마지막 {share}{:을} 씁니다(validation_split).",
  "python.not-compiled":
    "compile()보다 fit()을 먼저 호출했습니다. 여기서는 과제에 맞는 설정을 씁니다.",
  "python.metrics-position":
    "Keras 3의 compile()에서 세 번째 인수는 loss_weights입니다. metrics=[…]처럼 이름을 쓰세요.",
  "python.metrics-string": "Keras 3에서는 목록으로 써야 합니다: metrics=[{text}]",
  "python.softmax-twice":
    "softmax가 두 번 이어집니다. 두 번째 softmax가 확률을 고르게 만들어서 거의 학습되지 않습니다. 하나만 남기세요.",
  "python.softmax-one-unit":
    "노드가 하나인 softmax는 입력과 상관없이 항상 1입니다. 이진 분류에는 노드 1개와 sigmoid, 또는 노드 2개와 softmax를 쓰세요.",
  "python.sigmoid-sparse":
    "노드가 하나인 sigmoid에는 {loss}{:을} 쓰세요. sparse_categorical_crossentropy는 클래스마다 노드가 하나씩 필요합니다.",
  "python.sigmoid-classes":
    "sparse_categorical_crossentropy에는 클래스 {units}개의 확률이 필요합니다. 합이 1이 되지 않는 sigmoid 대신 softmax를 쓰세요.",
  "python.logits-after-softmax":
    "from_logits=True는 출력이 아직 확률이 아니라는 뜻인데, {activation}{:이} 이미 확률로 바꾸었습니다. 둘 중 하나를 빼세요.",
  "python.logits-unsaid":
    "마지막 층에 활성화 함수가 없는데 {loss}에는 확률이 필요합니다. {activation}{:을} 넣거나 from_logits=True를 쓰세요.",
  "python.relu-ending": "마지막 층의 relu는 확률을 내지 않습니다. {activation}{:을} 쓰세요.",
  "python.binary-many":
    "binary_crossentropy는 클래스가 {units}개인 softmax에 맞지 않습니다. {loss}{:을} 쓰세요.",
  "python.categorical-integers":
    "categorical_crossentropy에는 원핫 인코딩이 필요한데 클래스가 정수입니다. {loss}{:을} 쓰거나 to_categorical()을 하세요. 여기서는 손실 함수에 맞게 인코딩합니다.",
  "python.sparse-one-hot":
    "sparse_categorical_crossentropy에는 정수가 필요한데 클래스가 원핫 인코딩되어 있습니다. {loss}{:을} 쓰세요.",
  "python.accuracy-regression":
    "정확도는 정확히 맞힌 수를 세므로 숫자 예측에는 맞지 않습니다. {loss}에는 mae를 쓰세요.",
  "python.softmax-regression":
    "softmax를 거치면 출력이 0과 1 사이로 제한됩니다. 숫자를 예측할 때는 활성화 함수 없이 쓰세요.",
  "python.flatten-missing":
    "Dense에 이미지나 특성 맵이 그대로 들어갑니다. 그 앞에 Flatten()이 빠졌습니다.",
  "python.sequences-missing":
    "{class}{:이} 마지막 스텝만 내보내는데 다음 순환층에는 모든 스텝이 필요합니다. return_sequences=True가 빠졌습니다.",
  "python.input-shape": "모델의 입력은 {received}인데 데이터의 한 행은 {expected}입니다.",
  "python.too-few-units": "클래스가 {classes}개인데 마지막 층의 노드는 {units}개입니다.",
  "python.nothing-to-monitor":
    "{class}{:이} {monitor}{:을} 보지만 fit()에 검증 데이터가 없습니다. validation_split을 넣으세요.",
  "python.class-count":
    "{text}: 몇 개인지는 데이터를 보아야 알 수 있습니다. {argument}에 숫자를 쓰세요. 그때까지는 {guess}입니다.",
  "python.columns-by-position":
    "{text}: 열을 순서로 골랐는데 이름은 파일에 있습니다. {name} 파일을 먼저 열거나 폼에서 타깃을 고르세요. 그때까지는 마지막 열이 타깃입니다.",
  "python.columns-elsewhere":
    "코드는 이름이 {columns}인 열을 고르지만 열려 있는 데이터에는 없어, 데이터 설정을 그대로 두었습니다. 이 코드가 쓰던 파일을 열거나, 가지고 있는 데이터의 열 이름으로 바꾸세요.",
  "python.file-wanted": "데이터는 {name}에 있습니다. 그 파일을 여세요.",
  "python.folder-wanted":
    "이미지는 {name} 폴더에 있습니다. 그 폴더나 압축한 zip 파일을 끌어다 놓으세요.",
  "python.first-fold":
    "노트북은 폴드마다 한 번씩 학습합니다. 여기서는 첫 번째 폴드로 학습하고, 폴드 번호는 분할 설정에서 바꿀 수 있습니다.",
  "python.given-data":
    '코드가 다른 블록에서 만든 "{name}"{:으로} 시작합니다. 어느 파일인지는 코드에 없습니다. 열려 있는 데이터는 그대로 쓰고, 명령줄에서는 `minibatch run`에 파일을 주세요.',
  "python.callback-class":
    "{what}{:은} 노트북에서 직접 만든 콜백이라서 실행하지 않습니다. 진행 상황은 이 화면에 에포크마다 표시됩니다.",
  "python.idle-model": "이 모델은 한 번도 학습하지 않습니다. 학습하는 모델을 사용합니다.",
  "python.uncalled":
    "이 코드에는 {name}{:을} 부르는 곳이 없습니다. 기본값으로 불러서 만들어지는 모델을 씁니다.",
  "python.uncalled-too":
    "{name}도 다른 모델을 만들지만 부르는 곳이 없습니다. {chosen}{:을} 골랐습니다. {name}{:을} 쓰려면 마지막 줄에서 부르세요.",
  "python.undefined-name":
    "이 코드에는 {name}의 값이 없습니다. 다른 블록에서 정했거나 이름을 잘못 쓴 것입니다. 그 자리에 숫자를 쓰세요.",
  "python.tuner":
    "튜너는 여러 값을 시험합니다. 여기서는 가장 먼저 시험할 값을 썼습니다. 다른 값은 여러 값 시험에서 시험할 수 있습니다.",
  "python.several-inputs":
    "여러 입력에 주는 행이 한 표에서 이름을 아는 열이 아닙니다: {text}. 각 입력이 쓰는 열을 양식에서 고르세요.",
  "python.rows-as-targets":
    "이 모델은 받은 행을 그대로 출력하도록 학습합니다. 여기서 예측 대상은 한 개 이상의 열입니다. 양식에서 고르세요.",
  "python.rows-unknown":
    "{what}의 행을 어떻게 만드는지는 코드를 실행해야 알 수 있습니다. 양식에서 데이터를 고르고, 행을 만드는 단계를 추가하세요.",
  "python.guessed":
    "이 코드에 {what}의 값이 없습니다. 다른 코드에서 정하는 이름이거나 오타입니다. 숫자를 쓸 때까지 {class}의 {argument} 값으로 {guess}{:을} 씁니다.",
  "python.misspelt-variable":
    "{name}의 값이 없습니다. {known}{:을} 쓰려던 것으로 보고 그 값을 썼습니다.",
  "python.unused-variable": "{name}의 값을 정했지만 쓰지 않습니다. 학습에 영향을 주지 않습니다.",
  "python.set-again":
    "{name}의 값을 쓰기 전에 {line}행에서 다시 정합니다. 여기에서 정한 값은 효과가 없습니다.",
  "python.other-models":
    "모델이 여러 개 있습니다. 마지막으로 학습한 모델을 읽었고, 이 모델은 뺐습니다.",
  "python.edited-beside":
    '내보낸 뒤에 코드가 바뀌었습니다. {parts}{:은} "# minibatch:" 주석 대신 코드에 있는 대로 읽었습니다.',
  "python.not-written": "이 주석의 내용은 코드에 없어서 실험에도 없습니다: {what}",
  "python.step-not-understood":
    "이해하지 못한 단계라서 뺐습니다: {what} 데이터를 바꾸는 단계라면 같은 일을 하는 전처리 단계를 추가하세요.",
  "python.left-out": "{what}{:을} 뺐습니다. {why}.",
  "python.why-unknown": "코드를 실행하지 않고는 값을 알 수 없으니 숫자나 텍스트로 쓰세요",
  "python.why-dataset": "여기서 읽을 수 없는 데이터셋이니 CSV나 NumPy 파일로 저장해서 여세요",
  "python.why-layer": "코드를 실행하지 않고는 어떤 층인지 알 수 없습니다",
  "python.why-callback": "여기서 지원하지 않는 콜백입니다",
  "python.pretrained":
    "사전 학습된 모델 {name}{:은} 내려받아야 하므로 여기서 쓸 수 없습니다. model.save()로 저장한 파일을 여세요.",
  "python.generator": "{class}의 {argument}{:과} 똑같이 하는 층이 없어서 뺐습니다. {instead}",
  "instead.shear": "RandomShear는 각도가 아니라 이미지 크기의 비율만큼 기울입니다.",
  "instead.brightness": "RandomBrightness는 모든 픽셀에 값을 더하며, 곱하지는 않습니다.",
  "instead.normalization": "Normalization 단계가 채널마다 평균과 표준편차를 구합니다.",
  "instead.standardization":
    "PerImageStandardization 단계가 이미지마다 거의 같은 일을 하며, 테스트할 때도 합니다.",
  "instead.function":
    "이런 함수가 하는 일은 대부분 Rescaling, Resizing 같은 이미지 단계로 할 수 있습니다.",
  "python.generator-layers":
    "{name}{:은} 모델이 학습하는 동안 이미지를 바꿉니다. 여기서는 모델 맨 앞의 층이 학습할 때만 같은 일을 합니다: {layers}",
  "python.custom-loop": "직접 짠 학습 루프는 읽지 않습니다. compile()과 fit()을 쓰세요.",
  "python.subclass":
    "{name}{:은} keras.Model의 하위 클래스이고, 그 call()은 실행하지 않습니다. Sequential이나 Functional API로 쓰세요.",
  "python.pytorch":
    "{name} 코드입니다. 여기서는 Keras 프로그램만 읽으므로 아무것도 바꾸지 않았습니다. 같은 층을 폼에서 쌓을 수 있습니다.",
  "python.no-model": "이 코드에는 모델이 없어서 아무것도 바꾸지 않았습니다.",
  "python.model-unread":
    "{what}의 결과가 이 코드에 없어서, 이것으로 만드는 모델을 읽을 수 없습니다. 아무것도 바꾸지 않았습니다. 이것을 정의하는 코드도 함께 붙여 넣거나, 그 자리에 층을 직접 쓰세요.",
  "python.model-wanted":
    "{name}{:이} 여기에서 층으로 쓰이지만 이 코드에는 정의가 없습니다. 이것을 만드는 코드(Sequential, Model 또는 함수)도 함께 붙여 넣으세요.",
  "python.model-imported":
    "{name}{:이} 여기에서 층으로 쓰이지만 {module} 파일에 정의되어 있습니다. 그 파일에서 이것을 정의하는 부분도 이 코드에 붙여 넣으세요.",
  "python.no-notebook": "노트북처럼 시작하지만 JSON을 읽을 수 없어서 아무것도 바꾸지 않았습니다.",
  "python.needs-model":
    "실험에 모델이 정해져 있지 않아 Python으로 쓸 수 없습니다. 먼저 모델을 고르세요.",
  "python.several":
    "입력이나 출력이 여러 개인 모델은 각각 어떤 열을 쓰는지 실험에 적혀 있어야 합니다.",
  "python.refused": "실험에 넣을 수 없습니다({path}). {fault}",
};
