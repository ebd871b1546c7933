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
  static constexpr std::vector<Argument> arguments();

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

constexpr std::vector<Argument> TextTokens::arguments() {
  return {{.name = "standardize",
           .type = ArgumentType::kString,
           .default_json = "\"lower_and_strip_punctuation\"",
           .doc = "What is done to a text first; null leaves it as it is.",
           .choices = {"lower_and_strip_punctuation", "lower", "strip_punctuation"},
           .nullable = true},
          {.name = "split",
           .type = ArgumentType::kString,
           .default_json = "\"whitespace\"",
           .doc = "Where a text is split into tokens; null takes the whole text as one.",
           .choices = {"whitespace", "character"},
           .nullable = true},
          {.name = "ngrams",
           .type = ArgumentType::kInteger,
           .default_json = "null",
           .doc = "Up to how many tokens in a row are also joined to a token of their own.",
           .minimum = 1,
           .maximum = 10,
           .nullable = true}};
}

}  // namespace minibatch
