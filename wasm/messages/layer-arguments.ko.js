/** What the arguments of layers of volumes and of rarer layers mean, in Korean: keys as arguments.ko.js has them. */

/** @type {Readonly<Record<string, string>>} */
export const more = {
  return_state: "마지막 상태도 출력으로 내보낼지 정합니다.",
  stateful:
    "배치가 앞 배치의 마지막 상태에서 행별로 이어질지 정합니다. 그러면 배치마다 입력의 batch_size만큼 행이 있어야 합니다.",
  key: "대괄호 안에 쓰는 것입니다. 파이썬처럼 적습니다: 마지막 스텝은 ':, -1, :'입니다.",
  noise_shape:
    "값을 뽑는 단위의 모양(배치 포함)입니다. 1이면 그 축 전체를 한 번에, null이면 위치마다 뽑습니다. 비우면 값마다 뽑습니다.",
  "layer.RMSNormalization.epsilon": "0으로 나누지 않도록 제곱 평균에 더하는 작은 수입니다.",
  "layer.RMSNormalization.axis": "제곱 평균을 구할 축입니다.",
  "layer.ActivityRegularization.l1": "값의 절댓값에 대한 벌점의 세기입니다.",
  "layer.ActivityRegularization.l2": "값의 제곱에 대한 벌점의 세기입니다.",
  "layer.RandomBrightness.factor":
    "value_range에 대한 비율로 밝기를 바꿀 최대 폭 또는 범위입니다. -1은 검정, 1은 흰색입니다.",
  "layer.RandomSaturation.factor":
    "채도 계수의 범위입니다. 0은 회색, 0.5는 그대로, 1은 가장 진합니다. 수 x 하나는 -x부터 x까지이며, 음수는 모두 회색이 됩니다.",
  "layer.RandomHue.factor":
    "색상을 돌릴 최대 폭 또는 범위를 반 바퀴에 대한 비율로 적습니다. 수 x 하나는 0부터 x까지입니다.",
  "layer.RandomSharpness.factor":
    "선명도의 범위입니다. 0은 흐리게, 0.5는 그대로, 1은 선명하게 합니다. 수 x 하나는 0부터 x까지입니다.",
  "layer.RandomShear.x_factor": "가로로 기울일 최대 정도 또는 범위입니다.",
  "layer.RandomShear.interpolation": "픽셀 사이의 값을 보간하는 방법입니다.",
  "layer.RandomShear.y_factor": "세로로 기울일 최대 정도 또는 범위입니다.",
  "layer.ConvLSTM2D.activation": "상태의 활성화 함수입니다. 비우면 linear입니다.",
  "layer.ConvLSTM2D.kernel_initializer": "입력 가중치의 초깃값을 정하는 방법입니다.",
  "layer.ConvLSTM2D.strides": "필터가 높이와 너비 방향으로 움직이는 보폭입니다.",
  "layer.ConvLSTM2D.padding":
    "valid는 패딩 없이 계산하고, same은 strides가 1일 때 크기가 유지되도록 둘레를 0으로 채웁니다.",
  "layer.ConvLSTM2D.seed": "드롭아웃의 난수 시드입니다. 비우면 모델의 시드에서 정합니다.",
  "layer.Conv3D.kernel_size": "필터의 깊이와 높이와 너비입니다.",
  "layer.Conv3D.strides": "필터가 깊이, 높이, 너비 방향으로 움직이는 보폭입니다.",
  "layer.Conv3D.padding":
    "valid는 패딩 없이 계산하고, same은 strides가 1일 때 크기가 유지되도록 둘레를 0으로 채웁니다.",
  "layer.MaxPooling3D.pool_size": "윈도의 깊이와 높이와 너비입니다.",
  "layer.AveragePooling3D.pool_size": "윈도의 깊이와 높이와 너비입니다.",
  "layer.MaxPooling3D.strides":
    "윈도가 깊이, 높이, 너비 방향으로 움직이는 보폭입니다. 비우면 pool_size와 같습니다.",
  "layer.AveragePooling3D.strides":
    "윈도가 깊이, 높이, 너비 방향으로 움직이는 보폭입니다. 비우면 pool_size와 같습니다.",
  "layer.ZeroPadding3D.padding":
    "깊이, 높이, 너비 방향으로 채울 양입니다. 수 하나, 셋, 또는 앞뒤 쌍 셋을 씁니다.",
  "layer.Cropping3D.cropping":
    "깊이, 높이, 너비 방향으로 잘라 낼 양입니다. 수 하나, 셋, 또는 앞뒤 쌍 셋을 씁니다.",
  "layer.UpSampling3D.size": "깊이, 높이, 너비를 키울 배수입니다.",
};
