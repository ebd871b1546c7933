#include "catalog.h"

#include <cctype>
#include <cmath>
#include <nlohmann/json.hpp>

#include "activations/elu.h"
#include "activations/exponential.h"
#include "activations/gelu.h"
#include "activations/hard_sigmoid.h"
#include "activations/leaky_relu.h"
#include "activations/linear.h"
#include "activations/log_softmax.h"
#include "activations/mish.h"
#include "activations/relu.h"
#include "activations/relu6.h"
#include "activations/selu.h"
#include "activations/sigmoid.h"
#include "activations/silu.h"
#include "activations/softmax.h"
#include "activations/softplus.h"
#include "activations/softsign.h"
#include "activations/tanh.h"
#include "base/json_object.h"
#include "constraints/max_norm.h"
#include "constraints/min_max_norm.h"
#include "constraints/non_neg.h"
#include "constraints/unit_norm.h"
#include "initializers/constant.h"
#include "initializers/glorot_normal.h"
#include "initializers/glorot_uniform.h"
#include "initializers/he_normal.h"
#include "initializers/he_uniform.h"
#include "initializers/identity.h"
#include "initializers/lecun_normal.h"
#include "initializers/lecun_uniform.h"
#include "initializers/ones.h"
#include "initializers/orthogonal.h"
#include "initializers/random_normal.h"
#include "initializers/random_uniform.h"
#include "initializers/truncated_normal.h"
#include "initializers/variance_scaling.h"
#include "initializers/zeros.h"
#include "layers/activation.h"
#include "layers/add.h"
#include "layers/average.h"
#include "layers/average_pooling1d.h"
#include "layers/average_pooling2d.h"
#include "layers/batch_normalization.h"
#include "layers/bidirectional.h"
#include "layers/concatenate.h"
#include "layers/conv1d.h"
#include "layers/conv2d.h"
#include "layers/conv2d_transpose.h"
#include "layers/cropping2d.h"
#include "layers/dense.h"
#include "layers/depthwise_conv2d.h"
#include "layers/dropout.h"
#include "layers/elu.h"
#include "layers/embedding.h"
#include "layers/flatten.h"
#include "layers/gaussian_noise.h"
#include "layers/global_average_pooling1d.h"
#include "layers/global_average_pooling2d.h"
#include "layers/global_max_pooling1d.h"
#include "layers/global_max_pooling2d.h"
#include "layers/group_normalization.h"
#include "layers/gru.h"
#include "layers/input_layer.h"
#include "layers/layer_normalization.h"
#include "layers/leaky_relu.h"
#include "layers/lstm.h"
#include "layers/max_pooling1d.h"
#include "layers/max_pooling2d.h"
#include "layers/maximum.h"
#include "layers/multiply.h"
#include "layers/normalization.h"
#include "layers/permute.h"
#include "layers/prelu.h"
#include "layers/random_contrast.h"
#include "layers/random_flip.h"
#include "layers/random_rotation.h"
#include "layers/random_translation.h"
#include "layers/random_zoom.h"
#include "layers/relu.h"
#include "layers/repeat_vector.h"
#include "layers/rescaling.h"
#include "layers/reshape.h"
#include "layers/separable_conv2d.h"
#include "layers/simple_rnn.h"
#include "layers/softmax.h"
#include "layers/spatial_dropout2d.h"
#include "layers/subtract.h"
#include "layers/up_sampling2d.h"
#include "layers/zero_padding2d.h"
#include "losses/binary_crossentropy.h"
#include "losses/binary_focal_crossentropy.h"
#include "losses/categorical_crossentropy.h"
#include "losses/categorical_focal_crossentropy.h"
#include "losses/cosine_similarity.h"
#include "losses/hinge.h"
#include "losses/huber.h"
#include "losses/kl_divergence.h"
#include "losses/log_cosh.h"
#include "losses/mean_absolute_error.h"
#include "losses/mean_absolute_percentage_error.h"
#include "losses/mean_squared_error.h"
#include "losses/mean_squared_logarithmic_error.h"
#include "losses/poisson.h"
#include "losses/sparse_categorical_crossentropy.h"
#include "losses/squared_hinge.h"
#include "metrics/accuracy.h"
#include "metrics/auc.h"
#include "metrics/binary_accuracy.h"
#include "metrics/binary_crossentropy.h"
#include "metrics/categorical_accuracy.h"
#include "metrics/categorical_crossentropy.h"
#include "metrics/cosine_similarity.h"
#include "metrics/f1_score.h"
#include "metrics/hinge.h"
#include "metrics/kl_divergence.h"
#include "metrics/log_cosh_error.h"
#include "metrics/mean_absolute_error.h"
#include "metrics/mean_absolute_percentage_error.h"
#include "metrics/mean_squared_error.h"
#include "metrics/mean_squared_logarithmic_error.h"
#include "metrics/poisson.h"
#include "metrics/precision.h"
#include "metrics/r2_score.h"
#include "metrics/recall.h"
#include "metrics/root_mean_squared_error.h"
#include "metrics/sparse_categorical_accuracy.h"
#include "metrics/sparse_categorical_crossentropy.h"
#include "metrics/sparse_top_k_categorical_accuracy.h"
#include "metrics/squared_hinge.h"
#include "metrics/top_k_categorical_accuracy.h"
#include "model/spec_reader.h"
#include "optimizers/adadelta.h"
#include "optimizers/adagrad.h"
#include "optimizers/adam.h"
#include "optimizers/adamax.h"
#include "optimizers/adamw.h"
#include "optimizers/lion.h"
#include "optimizers/nadam.h"
#include "optimizers/rmsprop.h"
#include "optimizers/sgd.h"
#include "regularizers/l1.h"
#include "regularizers/l1_l2.h"
#include "regularizers/l2.h"
#include "schedules/cosine_decay.h"
#include "schedules/cosine_decay_restarts.h"
#include "schedules/exponential_decay.h"
#include "schedules/inverse_time_decay.h"
#include "schedules/piecewise_constant_decay.h"
#include "schedules/polynomial_decay.h"
#include "training/callbacks/csv_logger.h"
#include "training/callbacks/early_stopping.h"
#include "training/callbacks/model_checkpoint.h"
#include "training/callbacks/reduce_lr_on_plateau.h"
#include "training/callbacks/terminate_on_nan.h"

namespace minibatch {

const Catalog& catalog() {
  static const Catalog all({
      // Layers
      &inputLayerEntry(),
      &denseEntry(),
      &conv2dEntry(),
      &depthwiseConv2dEntry(),
      &separableConv2dEntry(),
      &conv2dTransposeEntry(),
      &conv1dEntry(),
      &maxPooling2dEntry(),
      &averagePooling2dEntry(),
      &globalMaxPooling2dEntry(),
      &globalAveragePooling2dEntry(),
      &maxPooling1dEntry(),
      &averagePooling1dEntry(),
      &globalMaxPooling1dEntry(),
      &globalAveragePooling1dEntry(),
      &flattenEntry(),
      &reshapeEntry(),
      &permuteEntry(),
      &repeatVectorEntry(),
      &zeroPadding2dEntry(),
      &cropping2dEntry(),
      &upSampling2dEntry(),
      &dropoutEntry(),
      &spatialDropout2dEntry(),
      &gaussianNoiseEntry(),
      &batchNormalizationEntry(),
      &layerNormalizationEntry(),
      &groupNormalizationEntry(),
      &normalizationEntry(),
      &rescalingEntry(),
      &activationLayerEntry(),
      &reluLayerEntry(),
      &leakyReluLayerEntry(),
      &preluEntry(),
      &eluLayerEntry(),
      &softmaxLayerEntry(),
      &embeddingEntry(),
      &simpleRnnEntry(),
      &lstmEntry(),
      &gruEntry(),
      &bidirectionalEntry(),
      &randomFlipEntry(),
      &randomTranslationEntry(),
      &randomRotationEntry(),
      &randomZoomEntry(),
      &randomContrastEntry(),
      &addLayerEntry(),
      &subtractLayerEntry(),
      &multiplyLayerEntry(),
      &averageLayerEntry(),
      &maximumLayerEntry(),
      &concatenateLayerEntry(),
      // Activations
      &linearActivationEntry(),
      &reluActivationEntry(),
      &leakyReluActivationEntry(),
      &sigmoidActivationEntry(),
      &tanhActivationEntry(),
      &softmaxActivationEntry(),
      &relu6ActivationEntry(),
      &eluActivationEntry(),
      &seluActivationEntry(),
      &geluActivationEntry(),
      &siluActivationEntry(),
      &softplusActivationEntry(),
      &softsignActivationEntry(),
      &hardSigmoidActivationEntry(),
      &mishActivationEntry(),
      &exponentialActivationEntry(),
      &logSoftmaxActivationEntry(),
      // Initializers
      &glorotUniformInitializerEntry(),
      &glorotNormalInitializerEntry(),
      &heUniformInitializerEntry(),
      &heNormalInitializerEntry(),
      &lecunUniformInitializerEntry(),
      &lecunNormalInitializerEntry(),
      &varianceScalingInitializerEntry(),
      &zerosInitializerEntry(),
      &onesInitializerEntry(),
      &constantInitializerEntry(),
      &randomUniformInitializerEntry(),
      &randomNormalInitializerEntry(),
      &truncatedNormalInitializerEntry(),
      &orthogonalInitializerEntry(),
      &identityInitializerEntry(),
      // Regularizers
      &l1RegularizerEntry(),
      &l2RegularizerEntry(),
      &l1L2RegularizerEntry(),
      // Constraints
      &maxNormConstraintEntry(),
      &nonNegConstraintEntry(),
      &unitNormConstraintEntry(),
      &minMaxNormConstraintEntry(),
      // Losses
      &meanSquaredErrorLossEntry(),
      &meanAbsoluteErrorLossEntry(),
      &binaryCrossentropyLossEntry(),
      &categoricalCrossentropyLossEntry(),
      &sparseCategoricalCrossentropyLossEntry(),
      &meanAbsolutePercentageErrorLossEntry(),
      &meanSquaredLogarithmicErrorLossEntry(),
      &huberLossEntry(),
      &logCoshLossEntry(),
      &binaryFocalCrossentropyLossEntry(),
      &categoricalFocalCrossentropyLossEntry(),
      &hingeLossEntry(),
      &squaredHingeLossEntry(),
      &klDivergenceLossEntry(),
      &poissonLossEntry(),
      &cosineSimilarityLossEntry(),
      // Metrics
      &accuracyMetricEntry(),
      &binaryAccuracyMetricEntry(),
      &categoricalAccuracyMetricEntry(),
      &sparseCategoricalAccuracyMetricEntry(),
      &meanSquaredErrorMetricEntry(),
      &meanAbsoluteErrorMetricEntry(),
      &topKCategoricalAccuracyMetricEntry(),
      &sparseTopKCategoricalAccuracyMetricEntry(),
      &precisionMetricEntry(),
      &recallMetricEntry(),
      &f1ScoreMetricEntry(),
      &aucMetricEntry(),
      &rootMeanSquaredErrorMetricEntry(),
      &meanAbsolutePercentageErrorMetricEntry(),
      &r2ScoreMetricEntry(),
      &cosineSimilarityMetricEntry(),
      &meanSquaredLogarithmicErrorMetricEntry(),
      &logCoshErrorMetricEntry(),
      &squaredHingeMetricEntry(),
      &hingeMetricEntry(),
      &poissonMetricEntry(),
      &klDivergenceMetricEntry(),
      &sparseCategoricalCrossentropyMetricEntry(),
      &categoricalCrossentropyMetricEntry(),
      &binaryCrossentropyMetricEntry(),
      // Optimizers
      &sgdOptimizerEntry(),
      &adamOptimizerEntry(),
      &adamwOptimizerEntry(),
      &rmspropOptimizerEntry(),
      &adagradOptimizerEntry(),
      &adadeltaOptimizerEntry(),
      &adamaxOptimizerEntry(),
      &nadamOptimizerEntry(),
      &lionOptimizerEntry(),
      // Learning rate schedules
      &exponentialDecayScheduleEntry(),
      &piecewiseConstantDecayScheduleEntry(),
      &polynomialDecayScheduleEntry(),
      &inverseTimeDecayScheduleEntry(),
      &cosineDecayScheduleEntry(),
      &cosineDecayRestartsScheduleEntry(),
      // Callbacks
      &csvLoggerEntry(),
      &earlyStoppingEntry(),
      &modelCheckpointEntry(),
      &reduceLROnPlateauEntry(),
      &terminateOnNaNEntry(),
  });
  return all;
}

namespace {

using nlohmann::json;

std::string_view typeName(ArgumentType type) {
  switch (type) {
    case ArgumentType::kInteger:
      return "integer";
    case ArgumentType::kNumber:
      return "number";
    case ArgumentType::kBoolean:
      return "boolean";
    case ArgumentType::kString:
      return "string";
    case ArgumentType::kIntegerPair:
      return "integer_pair";
    case ArgumentType::kNumberPair:
      return "number_pair";
    case ArgumentType::kIntegers:
      return "integers";
    case ArgumentType::kIntegerSides:
      return "integer_sides";
    case ArgumentType::kNumbers:
      return "numbers";
    case ArgumentType::kShape:
      return "shape";
    case ArgumentType::kObject:
      return "object";
  }
  return "";
}

json describe(const Argument& argument) {
  json result = jsonObject({{"name", argument.name},
                            {"type", typeName(argument.type)},
                            {"doc", argument.doc},
                            {"required", argument.default_json.empty()},
                            {"nullable", argument.nullable}});
  if (!argument.default_json.empty()) result["default"] = json::parse(argument.default_json);
  const auto add_limit = [&](const char* key, double limit) {
    if (std::isfinite(limit)) result[key] = limit;
  };
  add_limit("minimum", argument.minimum);
  add_limit("maximum", argument.maximum);
  add_limit("above", argument.above);
  add_limit("below", argument.below);
  if (!argument.choices.empty()) result["choices"] = argument.choices;
  if (argument.type == ArgumentType::kObject || argument.or_object)
    result["kind"] = kindName(argument.object_kind);
  return result;
}

// "max_pooling2d" as JavaScript spells it: "maxPooling2d".
std::string camelCase(std::string_view snake) {
  std::string text;
  bool upper = false;
  for (char c : snake) {
    if (c == '_') {
      upper = true;
    } else {
      text += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
      upper = false;
    }
  }
  return text;
}

}  // namespace

std::string catalogJson() {
  json entries = json::array();
  for (const Entry* entry : catalog().entries()) {
    json arguments = json::array();
    for (const Argument& argument : entry->arguments) arguments.push_back(describe(argument));
    const std::string name = entry->identifiers.empty() ? snakeCase(std::string(entry->class_name))
                                                        : std::string(entry->identifiers[0]);
    json described = jsonObject({{"kind", kindName(entry->kind)},
                                 {"class_name", entry->class_name},
                                 {"identifiers", entry->identifiers},
                                 {"js_name", camelCase(name)},
                                 {"doc", entry->doc},
                                 {"arguments", arguments}});
    if (entry->merges) described["merges"] = true;
    entries.push_back(std::move(described));
  }
  return jsonObject({{"entries", entries}}).dump();
}

}  // namespace minibatch
