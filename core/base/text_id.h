#pragma once

#include <cstddef>
#include <cstdint>

namespace minibatch {

/// A sentence of the catalogue, by the number that its letters give: FNV-1a of 32 bits. Forms,
/// editors and pages show the sentence, nothing that computes does, so no program of the core has
/// it: tools/catalog-texts.mjs finds it in the source, by the number, when the package is built.
class TextId {
 public:
  constexpr TextId() = default;

  /// Implicit: a text is written where it belongs, as in `.doc = "Number of units."`.
  template <std::size_t kSize>
  consteval TextId(const char (&text)[kSize]) : number_(0x811c9dc5) {
    for (std::size_t index = 0; index + 1 < kSize; ++index) {
      number_ = (number_ ^ static_cast<unsigned char>(text[index])) * 0x01000193;
    }
  }

  /// 0: there is no text.
  constexpr std::uint32_t number() const { return number_; }

 private:
  std::uint32_t number_ = 0;
};

}  // namespace minibatch
