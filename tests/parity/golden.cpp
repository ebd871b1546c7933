#include "parity/golden.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "base/random.h"

namespace minibatch::golden {
namespace {

std::vector<unsigned char> decodeBase64(const std::string& text) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::vector<unsigned char> bytes;
  unsigned buffer = 0;
  int bits = 0;
  for (char letter : text) {
    if (letter == '=') break;
    buffer = (buffer << 6) | static_cast<unsigned>(kAlphabet.find(letter));
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(static_cast<unsigned char>(buffer >> bits));
  }
  return bytes;
}

template <class Number>
std::vector<Real> realsFrom(const std::vector<unsigned char>& bytes) {
  std::vector<Real> result;
  for (std::size_t i = 0; i + sizeof(Number) <= bytes.size(); i += sizeof(Number)) {
    Number value;
    std::memcpy(&value, bytes.data() + i, sizeof(Number));
    result.push_back(static_cast<Real>(value));
  }
  return result;
}

std::filesystem::path path(const std::string& name) {
  return std::filesystem::path(MINIBATCH_GOLDEN_DIR) / name;
}

}  // namespace

nlohmann::json object(const nlohmann::json& item) {
  nlohmann::json made{{"class_name", item.at("class_name")}};
  if (item.contains("config")) made["config"] = item["config"];
  return made;
}

nlohmann::json cases(const std::string& name) {
  std::ifstream file(path(name + ".json"));
  if (!file) throw std::runtime_error("There is no golden file " + name + ".json.");
  return nlohmann::json::parse(file).at("cases");
}

std::vector<std::string> filesIn(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& file : std::filesystem::directory_iterator(path(folder))) {
    names.push_back(folder + "/" + file.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

namespace {

// As tests/parity/cases/draws.py draws them, so that the files need not hold them.
Array drawn(const nlohmann::json& json) {
  Array result{shape(json.at("shape")), {}};
  Random random({.purpose = RandomPurpose::kNoise, .stream = json.at("drawn").at("stream")});
  const auto scale = static_cast<float>(json.at("drawn").at("scale").get<double>());
  for (Index i = 0; i < result.shape.size(); ++i) {
    const float uniform = static_cast<float>(random.next() >> 8) * 0x1p-24f;
    result.values.push_back(static_cast<Real>((uniform - 0.5f) * scale));
  }
  return result;
}

}  // namespace

Array array(const nlohmann::json& json) {
  if (json.contains("drawn")) return drawn(json);
  if (json.contains("u8")) {
    Array pixels{shape(json.at("shape")), {}};
    for (unsigned char byte : decodeBase64(json.at("u8").get<std::string>())) {
      pixels.values.push_back(static_cast<Real>(static_cast<float>(byte) / 255.0f));
    }
    return pixels;
  }
  Array result{shape(json.at("shape")), {}};
  if (json.contains("f64")) {
    result.values = realsFrom<double>(decodeBase64(json.at("f64").get<std::string>()));
  } else {
    result.values = realsFrom<float>(decodeBase64(json.at("f32").get<std::string>()));
  }
  if (static_cast<Index>(result.values.size()) != result.shape.size()) {
    throw std::runtime_error("A golden array does not fill its shape.");
  }
  return result;
}

std::vector<Array> arrays(const nlohmann::json& json) {
  std::vector<Array> result;
  for (const nlohmann::json& item : json) result.push_back(array(item));
  return result;
}

std::vector<double> numbers(const nlohmann::json& json) {
  std::vector<double> result;
  for (const nlohmann::json& item : json) {
    result.push_back(item.is_null() ? std::nan("") : item.get<double>());
  }
  return result;
}

std::vector<double> asReal(std::vector<double> numbers) {
  for (double& number : numbers) number = static_cast<Real>(number);
  return numbers;
}

Shape shape(const nlohmann::json& json) {
  Shape result;
  for (const nlohmann::json& extent : json) result.append(extent.get<Index>());
  return result;
}

std::uint32_t fnv(const std::vector<std::uint32_t>& train, const std::vector<std::uint32_t>& test) {
  std::uint32_t digest = 2166136261u;
  for (const auto* part : {&train, &test}) {
    for (const std::uint32_t row : *part) digest = (digest ^ row) * 16777619u;
  }
  return digest;
}

}  // namespace minibatch::golden
