#pragma once

#include <memory>
#include <string>
#include <vector>

#include "layers/layer.h"

namespace minibatch {

/// The names of the three arguments that Keras gives a weight.
struct WeightNames {
  const char *initializer, *regularizer, *constraint;
};

inline constexpr WeightNames kKernel = {"kernel_initializer", "kernel_regularizer",
                                        "kernel_constraint"};
inline constexpr WeightNames kBias = {"bias_initializer", "bias_regularizer", "bias_constraint"};
inline constexpr WeightNames kRecurrentKernel = {"recurrent_initializer", "recurrent_regularizer",
                                                 "recurrent_constraint"};
inline constexpr WeightNames kDepthwiseKernel = {"depthwise_initializer", "depthwise_regularizer",
                                                 "depthwise_constraint"};
inline constexpr WeightNames kPointwiseKernel = {"pointwise_initializer", "pointwise_regularizer",
                                                 "pointwise_constraint"};
inline constexpr WeightNames kGamma = {"gamma_initializer", "gamma_regularizer",
                                       "gamma_constraint"};
inline constexpr WeightNames kBeta = {"beta_initializer", "beta_regularizer", "beta_constraint"};
inline constexpr WeightNames kEmbeddings = {"embeddings_initializer", "embeddings_regularizer",
                                            "embeddings_constraint"};
inline constexpr WeightNames kAlpha = {"alpha_initializer", "alpha_regularizer",
                                       "alpha_constraint"};

/// How a weight starts, what it costs and where it is kept: what a layer's arguments say of it.
struct WeightRules {
  std::shared_ptr<const Initializer> initializer;
  std::shared_ptr<const Regularizer> regularizer;  // null: none
  std::shared_ptr<const Constraint> constraint;    // null: none

  WeightRules(const Arguments& arguments, const WeightNames& names);
  /// Of a weight that has no arguments.
  explicit WeightRules(std::shared_ptr<const Initializer> start) : initializer(std::move(start)) {}
  /// A trainable weight under these rules.
  WeightSpec spec(std::string name, const Shape& shape) const;
};

/// A weight's arguments as a layer declares them.
struct WeightArguments {
  WeightNames names;
  const char* default_initializer;  // as JSON
  TextId doc;                       // of the initializer: "Initializer of the kernel."
};

/// The argument of an initializer that is not one of three.
constexpr Argument initializerArgument(const char* name, const char* default_json, TextId doc) {
  return {.name = name,
          .type = ArgumentType::kObject,
          .default_json = default_json,
          .doc = doc,
          .object_kind = Kind::kInitializer};
}

/// The arguments of these weights after `own`, in Keras's order: the initializers, the
/// regularizers, the constraints.
constexpr std::vector<Argument> withWeightArguments(
    std::vector<Argument> own, std::initializer_list<WeightArguments> weights) {
  const auto add = [&](const char* name, TextId doc, Kind kind) {
    own.push_back({.name = name,
                   .type = ArgumentType::kObject,
                   .default_json = "null",
                   .doc = doc,
                   .object_kind = kind,
                   .nullable = true});
  };
  for (const WeightArguments& weight : weights) {
    own.push_back(
        initializerArgument(weight.names.initializer, weight.default_initializer, weight.doc));
  }
  for (const WeightArguments& weight : weights) {
    add(weight.names.regularizer,
        "Penalty on the weights that is added to the loss; none if not set.", Kind::kRegularizer);
  }
  for (const WeightArguments& weight : weights) {
    add(weight.names.constraint, "Constraint on the weights that is applied after every step.",
        Kind::kConstraint);
  }
  return own;
}

}  // namespace minibatch
