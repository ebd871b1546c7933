#pragma once

#include "base/arguments.h"

namespace minibatch::convolution {

// The arguments that the convolution layers have in common.

constexpr Argument count(const char* name, const char* default_json, TextId doc) {
  return {.name = name,
          .type = ArgumentType::kInteger,
          .default_json = default_json,
          .doc = doc,
          .minimum = 1,
          .maximum = 65536};
}

constexpr Argument pair(const char* name, const char* default_json, TextId doc) {
  return {.name = name,
          .type = ArgumentType::kIntegerPair,
          .default_json = default_json,
          .doc = doc,
          .minimum = 1,
          .maximum = 1024};
}

/// Sizes along each axis of windows over sequences or volumes; one number stands for all.
constexpr Argument windowSizes(const char* name, const char* default_json, TextId doc) {
  Argument argument = pair(name, default_json, doc);
  argument.type = ArgumentType::kIntegers;
  return argument;
}

/// Number of filters.
constexpr Argument filters() {
  return count("filters", "", "Number of filters, which is the number of output channels.");
}

/// Into how many groups channels and filters are split.
constexpr Argument groups() {
  return count("groups", "1",
               "Number of groups that channels and filters are split into; each group is convolved "
               "separately.");
}

// Height and width of windows over images.
constexpr Argument kernelSize() {
  return pair("kernel_size", "", "Height and width of the filters.");
}

constexpr Argument strides(TextId doc = "Strides of the convolution along height and width.") {
  return pair("strides", "[1, 1]", doc);
}

constexpr Argument padding(
    TextId doc =
        "valid: no padding; same: zeros on all sides, so that strides of 1 keep the size.") {
  return {.name = "padding",
          .type = ArgumentType::kString,
          .default_json = "\"valid\"",
          .doc = doc,
          .choices = {"valid", "same"}};
}

constexpr Argument dilationRate(
    TextId doc = "Dilation rate: the distance between the elements of a filter.") {
  return pair("dilation_rate", "[1, 1]", doc);
}

}  // namespace minibatch::convolution
