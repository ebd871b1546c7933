#include "preparation/text_vocabulary.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/error.h"
#include "base/json_object.h"
#include "base/merge_sort.h"

namespace minibatch {
namespace {

constexpr const char* kUnknown = "[UNK]";

}  // namespace

void TokenCounts::add(const std::string& token, std::int32_t text, Index rows) {
  Count& count = counts_[token];
  count.tokens += rows;
  if (std::exchange(count.last, text) != text) count.texts += rows;
}

bool TokenCounts::empty() const {
  return counts_.size() == counts_.count("") + counts_.count(kUnknown);
}

std::vector<std::pair<std::string, TokenCounts::Count>> TokenCounts::takeSorted() {
  counts_.erase("");
  counts_.erase(kUnknown);
  std::vector<std::pair<std::string, Count>> sorted(std::make_move_iterator(counts_.begin()),
                                                    std::make_move_iterator(counts_.end()));
  counts_.clear();
  sortStable(sorted, [](const auto& a, const auto& b) {
    return a.second.tokens != b.second.tokens ? a.second.tokens > b.second.tokens
                                              : a.first > b.first;
  });
  return sorted;
}

TextVocabulary TextVocabulary::of(TokenCounts counts, const Options& options) {
  auto sorted = counts.takeSorted();
  TextVocabulary result;
  if (options.padding) result.tokens_.emplace_back();
  result.tokens_.emplace_back(kUnknown);
  if (options.max_tokens) {
    const auto most =
        static_cast<std::size_t>(std::max(*options.max_tokens - result.size(), Index{0}));
    if (sorted.size() > most) sorted.resize(most);
  }
  float sum = 0;
  for (auto& [token, count] : sorted) {
    if (options.rows > 0) {
      const double share =
          static_cast<double>(options.rows) / (1 + static_cast<double>(count.texts));
      result.idf_.push_back(static_cast<float>(std::log(1 + share)));
      sum += result.idf_.back();
    }
    result.tokens_.push_back(std::move(token));
  }
  if (options.rows > 0) {
    const auto learned = static_cast<float>(std::max<std::size_t>(sorted.size(), 1));
    result.idf_.insert(result.idf_.begin(), sum / learned);
  }
  result.number();
  return result;
}

void TextVocabulary::number() {
  unknown_ = tokens_.front().empty() ? 1 : 0;
  places_.reserve(tokens_.size());
  for (std::size_t place = 0; place < tokens_.size(); ++place) {
    places_.emplace(tokens_[place], static_cast<std::int32_t>(place));
  }
}

std::int32_t TextVocabulary::place(const std::string& token) const {
  const auto found = places_.find(token);
  return found == places_.end() ? unknown_ : found->second;
}

nlohmann::json TextVocabulary::toJson() const {
  nlohmann::json json = jsonObject({{"vocabulary_size", tokens_.size()}, {"vocabulary", tokens_}});
  if (!idf_.empty()) json["idf_weights"] = idf_;
  return json;
}

TextVocabulary TextVocabulary::fromJson(const nlohmann::json& json) {
  TextVocabulary result;
  result.tokens_ = json.at("vocabulary").get<std::vector<std::string>>();
  result.idf_ = json.value("idf_weights", std::vector<float>());
  const bool has_unknown = std::ranges::count(result.tokens_, kUnknown) > 0;
  if (!has_unknown || (!result.idf_.empty() && result.idf_.size() != result.tokens_.size())) {
    fail(ErrorCode::kInvalidSpec, "preparation.malformed", {{"detail", "vocabulary"}});
  }
  result.number();
  return result;
}

}  // namespace minibatch
