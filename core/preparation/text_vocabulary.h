#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/merge_sort.h"
#include "base/shape.h"

namespace minibatch {

/// How often each token occurs, and in how many texts.
class TokenCounts {
 public:
  struct Count {
    Index tokens = 0, texts = 0;
    std::int32_t last = -1;  // the text it was found in last
  };

  /// One more of `token` in the text number `text`, which stands in `rows` rows. The tokens of a
  /// text are added one after the other.
  void add(const std::string& token, std::int32_t text, Index rows);

 private:
  friend class VocabularySearch;
  std::unordered_map<std::string, Count> counts_;
};

/// The tokens that a text is made of, with a number each: 0 for padding where there is any, then
/// unknown tokens, then the others.
class TextVocabulary {
 public:
  struct Options {
    bool padding;
    std::optional<Index> max_tokens;  // with those for padding and unknown tokens
    Index rows;                       // of texts, to weigh tokens by; 0: they have no weights
  };

  /// {vocabulary_size, vocabulary, idf_weights}: what Keras's get_vocabulary() gives.
  nlohmann::json toJson() const;
  static TextVocabulary fromJson(const nlohmann::json& json);

  Index size() const { return static_cast<Index>(tokens_.size()); }
  const std::string& token(Index place) const { return tokens_[static_cast<std::size_t>(place)]; }
  /// The number of a token: that of unknown ones where it is not in the vocabulary.
  std::int32_t place(const std::string& token) const;
  /// ln(1 + texts / (1 + texts that have the token)); of unknown ones the mean of all.
  float idf(std::int32_t place) const { return idf_[static_cast<std::size_t>(place)]; }

 private:
  friend class VocabularySearch;
  void add(std::string token);

  std::vector<std::string> tokens_;
  std::vector<float> idf_;
  std::unordered_map<std::string, std::int32_t> places_;
  std::int32_t unknown_ = 0;
};

/// Makes a vocabulary of counted tokens in slices: there may be as many as texts. They stand as
/// Keras's StringLookup orders them: the most frequent first, among equals those that sort last;
/// without the empty one and "[UNK]".
class VocabularySearch {
 public:
  VocabularySearch(TokenCounts counts, const TextVocabulary::Options& options);

  /// Into how many slices the search falls, or a few more.
  Index slices() const { return slices_; }
  /// A slice: a few milliseconds of work; says whether all is done.
  bool work();
  /// Whether there was no token.
  bool empty() const { return counted_.empty(); }
  TextVocabulary take() { return std::move(vocabulary_); }

 private:
  struct Counted {
    std::string token;
    Index tokens, texts;
  };
  struct InOrder {
    const std::vector<Counted>* counted;
    bool operator()(std::int32_t a, std::int32_t b) const;
  };

  void collectSome();
  void keepSome();

  TokenCounts counts_;
  TextVocabulary::Options options_;
  Index slices_;
  std::vector<Counted> counted_;
  std::optional<MergeSort<std::int32_t, InOrder>> sort_;
  std::optional<std::vector<std::int32_t>> order_;
  std::size_t kept_ = 0;
  float idf_sum_ = 0;
  bool done_ = false;
  TextVocabulary vocabulary_;
};

}  // namespace minibatch
