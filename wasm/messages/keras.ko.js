/** Messages of the readers and writers of model files, in Korean. */

/** @type {import("./render.js").Texts["texts"]} */
export const keras = {
  "hdf5.refused": "{path:을} HDF5 파일로 읽을 수 없습니다: {why}.",
  "hdf5.signature": "HDF5 표시로 시작하지 않습니다",
  "hdf5.no-group": "최상위가 그룹이 아닙니다",
  "hdf5.no-array": "그룹도 배열도 아닌 객체가 있습니다",
  "hdf5.cut":
    "{offset}번째 바이트에서 {needed}바이트가 필요하지만 파일은 {size}번째 바이트에서 끝납니다. 파일이 잘렸거나 손상되었습니다",
  "hdf5.damaged": "{offset}번째 바이트에서 손상되었습니다",
  "hdf5.ring":
    "여러 링크가 {offset}번째 바이트를 가리킵니다. 객체 하나에는 링크가 하나만 있어야 합니다",
  "hdf5.version": "{offset}번째 바이트에 있는 구조의 버전 {version:은} 여기서 읽을 수 없습니다",
  "hdf5.shared":
    "{offset}번째 바이트에 있는 객체의 자료형이 다른 객체에 있으며, 이는 여기서 읽을 수 없습니다",
  "hdf5.heap-filters": "이름이 필터를 거쳐 저장되어 있으며, 이는 여기서 읽을 수 없습니다",
  "hdf5.soft-link": '"{name}"{:은} 소프트 링크입니다. 다른 곳을 가리키는 링크는 따라가지 않습니다',
  "hdf5.external-link":
    '"{name}"{:은} 다른 파일을 가리키는 링크입니다. 다른 곳을 가리키는 링크는 따라가지 않습니다',
  "hdf5.external-data": "다른 파일에 들어 있는 배열이 있습니다",
  "hdf5.virtual": "다른 파일들로 이루어진 가상 배열이 있습니다",
  "hdf5.filter":
    "필터 {filter:으로} 저장된 배열이 있습니다. 여기서는 deflate, shuffle, fletcher32만 읽습니다",
  "hdf5.deflate": "압축된 배열의 숫자가 손상되었습니다",
  "hdf5.chunk":
    "배열의 한 조각이 {unpacked}바이트이지만 {size}바이트여야 합니다. 파일이 손상되었습니다",
  "hdf5.type": "숫자도 불리언도 텍스트도 아닌 원소(복합형, 복소수 등)로 된 배열이 있습니다",
  "hdf5.too-deep": "그룹이 {limit}단계보다 깊이 들어 있습니다",
  "hdf5.too-many": "객체나 조각이 {limit}개보다 많습니다",
  "hdf5.too-large":
    "배열이 {bytes}바이트라고 되어 있지만, {size}바이트 파일에 들어갈 수 있는 크기나 쓸 수 있는 메모리보다 큽니다",

  "model-file.refused": "{path:을} 모델로 읽을 수 없습니다: {why}.",
  "model-file.unknown":
    "zip도 HDF5도 safetensors도 아닙니다. 모델은 .keras, .h5, .weights.h5, .safetensors, .npz 파일과 TensorFlow.js의 model.json이 든 zip에서 읽습니다",
  "model-file.program":
    "{program} 모델은 여기서 읽지 않습니다. 이 파일의 바탕이 된 .keras나 .h5 파일을 여세요",
  "model-file.zip": "zip에 Keras의 config.json도, .h5나 .keras 파일도 없습니다",
  "model-file.bomb":
    "{size}바이트인데 압축을 풀면 {unpacked}바이트가 됩니다. 가중치는 이렇게 압축되지 않습니다. 모델을 다시 저장하세요",
  "model-file.empty": "빈 파일입니다",
  "model-file.pickle":
    'PyTorch가 모델을 저장할 때 쓰는 피클 파일입니다. 프로그램을 실행할 수 있어 읽지 않습니다. 모델을 Keras로 작성해 model.save("model.keras")로 저장하세요',
  "model-file.no-model": "HDF5이지만 model_config도, Keras가 저장한 가중치도 없습니다",
  "model-file.no-config": "설정이 모델의 것이 아닙니다",
  "model-file.own-class":
    "{layer:은} 작성자가 직접 만든 클래스 {class}의 층인데, 그 프로그램은 파일에 없습니다. Keras에 있는 층으로 모델을 만들어 다시 저장하세요",
  "model-file.no-weights": "가중치가 없습니다",
  "model-file.no-member": "zip에 {name:이} 없습니다",
  "model-file.json": "{name:은} JSON이 아닙니다: {cause}",
  "model-file.long-text": "{name:이} {limit}자보다 깁니다",
  "model-file.no-weight": "{place}에 {name}의 숫자가 없습니다",
  "model-file.texts": "{place}에 숫자 대신 텍스트가 있습니다",
  "model-file.shape": "{name}의 모양이 파일에서는 {received}, 모델에서는 {expected}입니다",
  "model-file.count": "{place}의 가중치는 {received}개이지만, 모델의 층에는 {expected}개입니다",
  "model-file.layers": "가중치가 있는 층이 {received}개이지만, 모델에는 {expected}개입니다",
  "model-file.weights-count": "가중치가 {received}개이지만, 모델에는 {expected}개입니다",
  "model-file.cut":
    "{name:이} {needed}번째 바이트에서 끝나야 하지만 파일은 {size}번째 바이트에서 끝납니다. 파일이 잘렸거나 손상되었습니다",
  "model-file.dtype": "{name}의 자료형 {type:은} 여기서 읽을 수 없습니다",
  "model-file.tensor": "{name}의 바이트 범위가 {size}바이트 파일에 맞지 않습니다",
  "model-file.graph-model":
    "TensorFlow.js의 graph-model이라 층이 없습니다. Keras 모델을 layers-model로 변환하세요",
  "model-file.operation":
    "{place}의 {layer:은} {call:을} 계산하는데, 여기에는 그런 층이 없습니다. 그 부분을 {layers:으로} 만들어 모델을 다시 저장하세요",
  "model-file.operation-none":
    "{place}의 {layer:은} {call:을} 계산하는데, 여기에는 그런 층이 없습니다. 모델에서 빼거나 데이터를 준비할 때 계산하고, 모델을 다시 저장하세요",
  "model-file.steps-of-graph":
    "TimeDistributed 층 {layer} 안의 모델은 층이 한 줄로 이어지지 않습니다({place}). Sequential 하나로 만들거나 층마다 TimeDistributed로 감싼 다음 다시 저장하세요",
  "model-file.onnx-layer": 'ONNX로 나타낼 수 없는 층입니다: "{layer}"({class}).',
  "model-file.onnx-argument": '{argument}일 때 ONNX로 나타낼 수 없는 층입니다: "{layer}"({class}).',
  "model-file.onnx-open": "입력 길이를 모르는 상태",
  "model-file.h5-slice":
    "Keras는 .h5 파일에서 텐서 슬라이스 {layer:을} 읽지 못합니다. 슬라이스까지 담는 .keras로 저장하거나 Cropping1D, Cropping2D를 쓰세요.",
  "model-file.tfjs-slice":
    "TensorFlow.js에는 {layer} 같은 텐서 슬라이스가 없습니다. 다른 형식으로 저장하거나 Cropping1D, Cropping2D를 쓰세요.",
  "model-file.tfjs-gru":
    "TensorFlow.js의 GRU에는 reset_after가 없어 {layer:을} 계산할 수 없습니다. reset_after=False로 학습하거나 다른 형식으로 저장하세요.",
  "model-file.lookup": "{layer} 층({class})의 {argument:은} 여기서 계산할 수 없습니다",
  "model-file.lookup-format":
    "이 형식에는 텍스트나 범주를 찾는 층을 담을 수 없습니다: {layer}({class}). .keras, .h5, .safetensors로 저장하세요.",
  "model-file.newer":
    "이 파일은 Keras {version:으로} 저장되었습니다. 이 버전은 Keras 3까지 읽습니다.",
};
