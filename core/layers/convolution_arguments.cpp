#include "layers/convolution_arguments.h"

namespace minibatch::convolution {
namespace {

Argument count(const char* name, const char* default_json, TextId doc) {
  return {.name = name,
          .type = ArgumentType::kInteger,
          .default_json = default_json,
          .doc = doc,
          .minimum = 1,
          .maximum = 65536};
}

Argument pair(const char* name, const char* default_json, TextId doc) {
  return {.name = name,
          .type = ArgumentType::kIntegerPair,
          .default_json = default_json,
          .doc = doc,
          .minimum = 1,
          .maximum = 1024};
}

}  // namespace

Argument windowSizes(const char* name, const char* default_json, TextId doc) {
  Argument argument = pair(name, default_json, doc);
  argument.type = ArgumentType::kIntegers;
  return argument;
}

Argument filters() {
  return count("filters", "", "Number of filters, which is the number of output channels.");
}

Argument groups() {
  return count("groups", "1",
               "Number of groups that channels and filters are split into; each group is convolved "
               "separately.");
}

Argument kernelSize() { return pair("kernel_size", "", "Height and width of the filters."); }

Argument strides(TextId doc) { return pair("strides", "[1, 1]", doc); }

Argument padding(TextId doc) {
  return {.name = "padding",
          .type = ArgumentType::kString,
          .default_json = "\"valid\"",
          .doc = doc,
          .choices = {"valid", "same"}};
}

Argument dilationRate(TextId doc) { return pair("dilation_rate", "[1, 1]", doc); }

}  // namespace minibatch::convolution
