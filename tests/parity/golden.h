#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/tensor.h"

namespace minibatch::golden {

/// An array of a golden file, with its batch axis.
struct Array {
  Shape shape;
  std::vector<Real> values;

  Tensor tensor() { return {values.data(), shape}; }
  ConstTensor tensor() const { return {values.data(), shape}; }
};

/// The cases of golden/NAME.json.
nlohmann::json cases(const std::string& name);
/// What a case makes, of what else stands in it: its class name and config, as the catalogue takes
/// them.
nlohmann::json object(const nlohmann::json& item);
/// The names of all files in golden/FOLDER, sorted, as cases() takes them: "layers/Conv2D" …
std::vector<std::string> filesIn(const std::string& folder);

/// An array written as {"shape", "f32": base64}, or "f64" in double precision; or as pixels, "u8":
/// base64, which become numbers from 0 to 1; or as {"drawn": {"stream", "scale"}}: uniform in
/// ±scale / 2 from that stream.
Array array(const nlohmann::json& json);
std::vector<Array> arrays(const nlohmann::json& json);
/// A list of numbers in double precision; null stands for NaN.
std::vector<double> numbers(const nlohmann::json& json);
/// Each rounded once to what a model is given.
std::vector<double> asReal(std::vector<double> numbers);
Shape shape(const nlohmann::json& json);

/// FNV-1a of 32 bits over the row numbers of both parts of a split, one at a time.
std::uint32_t fnv(const std::vector<std::uint32_t>& train, const std::vector<std::uint32_t>& test);

}  // namespace minibatch::golden
