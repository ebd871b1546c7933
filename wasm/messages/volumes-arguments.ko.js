/** What the arguments of layers of volumes mean, in Korean: keys as arguments.ko.js has them. */

/** @type {Readonly<Record<string, string>>} */
export const volumes = {
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
