#include "preparation/text_vocabulary.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>
#include <utility>

#include "base/error.h"
#include "base/json_object.h"

namespace minibatch {
namespace {

constexpr const char* kUnknownToken = "[UNK]";

/// Of tokens a slice takes so many.
constexpr std::size_t kTokensPerSlice = 20000;

}  // namespace

void TokenCounts::add(const std::string& token, std::int32_t text, Index rows) {
  Count& count = counts_[token];
  count.tokens += rows;
  if (std::exchange(count.last, text) != text) count.texts += rows;
}

void TextVocabulary::add(std::string token) {
  places_.emplace(token, static_cast<std::int32_t>(tokens_.size()));
  tokens_.push_back(std::move(token));
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
  for (const nlohmann::json& token : json.at("vocabulary")) {
    result.add(token.get<std::string>());
  }
  result.idf_ = json.value("idf_weights", std::vector<float>());
  const bool has_unknown = std::ranges::count(result.tokens_, kUnknownToken) > 0;
  if (!has_unknown || (!result.idf_.empty() && result.idf_.size() != result.tokens_.size())) {
    fail(ErrorCode::kInvalidSpec, "preparation.malformed", {{"detail", "vocabulary"}});
  }
  result.unknown_ = result.tokens_.front().empty() ? 1 : 0;
  return result;
}

bool VocabularySearch::InOrder::operator()(std::int32_t a, std::int32_t b) const {
  const Counted& left = (*counted)[static_cast<std::size_t>(a)];
  const Counted& right = (*counted)[static_cast<std::size_t>(b)];
  return left.tokens != right.tokens ? left.tokens > right.tokens : left.token > right.token;
}

VocabularySearch::VocabularySearch(TokenCounts counts, const TextVocabulary::Options& options)
    : counts_(std::move(counts)), options_(options) {
  const std::size_t most = counts_.counts_.size();
  const auto passes = static_cast<std::size_t>(std::bit_width(most));
  slices_ = static_cast<Index>((most / kTokensPerSlice + 1) * (passes + 3));
  for (const char* none : {"", kUnknownToken}) counts_.counts_.erase(none);
  if (options.padding) vocabulary_.add("");
  vocabulary_.unknown_ = options.padding ? 1 : 0;
  vocabulary_.add(kUnknownToken);
}

bool VocabularySearch::work() {
  if (!sort_) {
    collectSome();
  } else if (!order_) {
    if (sort_->work()) order_ = sort_->take();
  } else if (!done_) {
    keepSome();
  }
  return done_;
}

void VocabularySearch::collectSome() {
  auto& counts = counts_.counts_;
  for (std::size_t left = kTokensPerSlice; left > 0 && !counts.empty(); --left) {
    auto node = counts.extract(counts.begin());
    counted_.push_back({std::move(node.key()), node.mapped().tokens, node.mapped().texts});
  }
  if (!counts.empty()) return;
  std::vector<std::int32_t> order(counted_.size());
  std::iota(order.begin(), order.end(), 0);
  sort_.emplace(std::move(order), InOrder{&counted_});
}

void VocabularySearch::keepSome() {
  Index most = std::ssize(*order_);
  if (options_.max_tokens) {
    const Index known = options_.padding ? 2 : 1;
    most = std::min(most, std::max<Index>(*options_.max_tokens - known, 0));
  }
  const auto end = static_cast<std::size_t>(most);
  for (const std::size_t to = std::min(end, kept_ + kTokensPerSlice); kept_ < to; ++kept_) {
    Counted& counted = counted_[static_cast<std::size_t>((*order_)[kept_])];
    if (options_.rows > 0) {
      const double share =
          static_cast<double>(options_.rows) / (1 + static_cast<double>(counted.texts));
      vocabulary_.idf_.push_back(static_cast<float>(std::log(1 + share)));
      idf_sum_ += vocabulary_.idf_.back();
    }
    vocabulary_.add(std::move(counted.token));
  }
  if (kept_ < end) return;
  if (options_.rows > 0) {
    const auto learned = static_cast<float>(std::max<Index>(most, 1));
    vocabulary_.idf_.insert(vocabulary_.idf_.begin(), idf_sum_ / learned);
  }
  done_ = true;
}

}  // namespace minibatch
