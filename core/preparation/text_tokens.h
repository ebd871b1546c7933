#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/arguments.h"

namespace minibatch {

/// How Keras's TextVectorization makes tokens of a text: standardize, split, join to n-grams.
class TextTokens {
 public:
  /// Reads `standardize`, `split` and `ngrams`.
  explicit TextTokens(const Arguments& arguments);
  /// Those arguments.
  static std::vector<Argument> arguments();

  /// Calls use(token) for each token of a text in order: single ones first, then pairs, and so on.
  /// An empty text has none; with `split` of null a text is one token.
  void each(std::string_view text, const std::function<void(const std::string&)>& use) const;

 private:
  std::string standardized(std::string_view text) const;
  std::vector<std::string> split(const std::string& text) const;

  bool lowers_ = false, strips_ = false;
  enum class Split { kNone, kWhitespace, kCharacter } split_ = Split::kNone;
  int ngrams_ = 1;
};

}  // namespace minibatch
