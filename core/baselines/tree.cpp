#include "baselines/tree.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

#include "base/portable_math.h"

namespace minibatch {
namespace {

// Values that differ by less are the same to scikit-learn.
constexpr Real kSame = Real(1e-7);
constexpr double kInfinity = std::numeric_limits<double>::infinity();

// A float as a whole number in the same order.
std::uint32_t keyOf(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  return bits >> 31 ? ~bits : bits | 0x80000000u;
}

}  // namespace

std::size_t Tree::leafOf(const Real* x) const {
  std::size_t node = 0;
  while (nodes_[node].left >= 0) {
    const Node& here = nodes_[node];
    node = static_cast<std::size_t>(double{x[here.feature]} <= here.threshold ? here.left
                                                                              : here.right);
  }
  return node;
}

TreeBuilder::TreeBuilder(const Samples& samples, std::size_t width, const TreeOptions& options)
    : samples_(samples), options_(options), width_(width) {
  const auto rows = static_cast<std::size_t>(samples.rows);
  keys_.resize(rows);
  sorted_.resize(rows);
  sorted_keys_.resize(rows);
  features_.resize(static_cast<std::size_t>(samples.features));
  constants_.resize(features_.size());
  all_.resize(width);
  left_.resize(width);
  right_.resize(width);
  if (options_.max_features == 0) options_.max_features = samples.features;
}

void TreeBuilder::start(const double* targets, std::span<const std::uint32_t> weights,
                        RandomState& random) {
  constexpr std::uint32_t kLargest = 2147483647;  // RAND_R_MAX
  targets_ = targets;
  weights_ = weights;
  seed_ = random.interval(kLargest - 1);
  tree_ = {};
  tree_.width_ = width_;
  order_.clear();
  for (std::uint32_t row = 0; row < static_cast<std::uint32_t>(samples_.rows); ++row) {
    if (weightOf(row) > 0) order_.push_back(row);
  }
  for (std::size_t j = 0; j < features_.size(); ++j) features_[j] = static_cast<std::int32_t>(j);
  parts_.assign(1, {0, order_.size(), 0, -1, false, -1, 0});
  is_open_ = false;
  settled_ = 0;
}

bool TreeBuilder::grow() {
  if (!is_open_) {
    if (parts_.empty()) return true;
    beginPart();
  } else if (rest_ > part_.constants + found_ &&
             (visited_ < options_.max_features || visited_ <= found_ + drawn_constants_)) {
    drawFeature();
  } else {
    endPart();
  }
  return !is_open_ && parts_.empty();
}

void TreeBuilder::addRow(std::uint32_t row, double* sums, double& weight, double sign) const {
  const double share = sign * weightOf(row);
  weight += share;
  if (!targets_) {
    sums[samples_.labels[row]] += share;
    return;
  }
  for (std::size_t k = 0; k < width_; ++k) sums[k] += share * targets_[row * width_ + k];
}

double TreeBuilder::squaresIn(std::size_t begin, std::size_t end) const {
  if (!targets_) return 0;
  double sum = 0;
  for (std::size_t i = begin; i < end; ++i) {
    for (std::size_t k = 0; k < width_; ++k) {
      const double y = targets_[order_[i] * width_ + k];
      sum += weightOf(order_[i]) * y * y;
    }
  }
  return sum;
}

double TreeBuilder::impurityOf(const double* sums, double weight, double squares) const {
  double result = 0;
  switch (options_.criterion) {
    case SplitCriterion::kGini:
      for (std::size_t k = 0; k < width_; ++k) result += sums[k] * sums[k];
      return 1 - result / (weight * weight);
    case SplitCriterion::kEntropy:
      for (std::size_t k = 0; k < width_; ++k) {
        if (sums[k] <= 0) continue;
        const double share = sums[k] / weight;
        result -= share * portableLog(share) / portableLog(2);
      }
      return result;
    case SplitCriterion::kSquaredError:
      result = squares / weight;
      for (std::size_t k = 0; k < width_; ++k) {
        result -= sums[k] / weight * (sums[k] / weight);
      }
      return result / static_cast<double>(width_);
  }
  return result;
}

// The larger, the better the split: the gain but for what is the same for all splits.
double TreeBuilder::proxy() const {
  if (options_.criterion == SplitCriterion::kEntropy) {
    return -right_weight_ * impurityOf(right_.data(), right_weight_, 0) -
           left_weight_ * impurityOf(left_.data(), left_weight_, 0);
  }
  double left = 0, right = 0;
  for (std::size_t k = 0; k < width_; ++k) {
    left += left_[k] * left_[k];
    right += right_[k] * right_[k];
  }
  if (targets_) return left / left_weight_ + right / right_weight_;
  // Gini as scikit-learn has it, so that what is equal is equal there, too.
  return -right_weight_ * (1 - right / (right_weight_ * right_weight_)) -
         left_weight_ * (1 - left / (left_weight_ * left_weight_));
}

void TreeBuilder::beginPart() {
  part_ = parts_.back();
  parts_.pop_back();
  std::ranges::fill(all_, 0.0);
  weight_ = 0;
  for (std::size_t i = part_.begin; i < part_.end; ++i) addRow(order_[i], all_.data(), weight_);
  squares_ = squaresIn(part_.begin, part_.end);
  if (part_.parent < 0) part_.impurity = impurityOf(all_.data(), weight_, squares_);
  has_split_ = false;
  const auto count = static_cast<Index>(part_.end - part_.begin);
  const bool is_leaf = (options_.max_depth > 0 && part_.depth >= options_.max_depth) ||
                       count < options_.min_samples_split ||
                       count < 2 * options_.min_samples_leaf ||
                       part_.impurity <= std::numeric_limits<double>::epsilon();
  if (is_leaf) {
    addNode(true);
    return;
  }
  is_open_ = true;
  best_proxy_ = -kInfinity;
  rest_ = samples_.features;
  visited_ = found_ = drawn_constants_ = 0;
}

// sklearn/utils/_random.pxd: our_rand_r() and rand_int().
std::uint32_t TreeBuilder::draw(std::uint32_t low, std::uint32_t high) {
  if (seed_ == 0) seed_ = 1;
  seed_ ^= seed_ << 13;
  seed_ ^= seed_ >> 17;
  seed_ ^= seed_ << 5;
  return low + (seed_ & 0x7fffffffu) % (high - low);
}

// One round of Fisher and Yates's shuffle, which leaves out features known to be constant.
void TreeBuilder::drawFeature() {
  ++visited_;
  auto place = static_cast<Index>(draw(static_cast<std::uint32_t>(drawn_constants_),
                                       static_cast<std::uint32_t>(rest_ - found_)));
  if (place < part_.constants) {
    std::swap(features_[drawn_constants_++], features_[place]);
    return;
  }
  place += found_;
  const std::int32_t feature = features_[place];
  sortBy(feature);
  if (keys_[part_.end - 1] <= keys_[part_.begin] + kSame) {
    std::swap(features_[place], features_[part_.constants + found_]);
    ++found_;
    return;
  }
  --rest_;
  std::swap(features_[rest_], features_[place]);
  searchSplits(feature);
}

// Large parts by their bits, eleven at a time; small ones by insertion.
void TreeBuilder::sortBy(std::int32_t feature) {
  const std::size_t begin = part_.begin, end = part_.end;
  for (std::size_t i = begin; i < end; ++i) {
    keys_[i] = samples_.row(static_cast<Index>(order_[i]))[feature];
  }
  constexpr std::size_t kSmall = 48;
  if (end - begin <= kSmall) {
    for (std::size_t i = begin + 1; i < end; ++i) {
      const Real key = keys_[i];
      const std::uint32_t row = order_[i];
      std::size_t place = i;
      for (; place > begin && key < keys_[place - 1]; --place) {
        keys_[place] = keys_[place - 1];
        order_[place] = order_[place - 1];
      }
      keys_[place] = key;
      order_[place] = row;
    }
    return;
  }
  constexpr int kBits = 11;
  for (int shift = 0; shift < 32; shift += kBits) {
    std::array<std::uint32_t, 1 << kBits> counts{};
    const auto digit = [&](Real key) {
      return keyOf(static_cast<float>(key)) >> shift & ((1u << kBits) - 1);
    };
    for (std::size_t i = begin; i < end; ++i) ++counts[digit(keys_[i])];
    std::uint32_t sum = 0;
    for (std::uint32_t& count : counts) sum += std::exchange(count, sum);
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t to = begin + counts[digit(keys_[i])]++;
      sorted_[to] = order_[i];
      sorted_keys_[to] = keys_[i];
    }
    const auto copy = [&](auto& from, auto& to) {
      std::copy(from.begin() + static_cast<std::ptrdiff_t>(begin),
                from.begin() + static_cast<std::ptrdiff_t>(end),
                to.begin() + static_cast<std::ptrdiff_t>(begin));
    };
    copy(sorted_, order_);
    copy(sorted_keys_, keys_);
  }
}

void TreeBuilder::searchSplits(std::int32_t feature) {
  std::ranges::fill(left_, 0.0);
  left_weight_ = 0;
  std::size_t added = part_.begin;
  for (std::size_t place = part_.begin + 1; place < part_.end; ++place) {
    if (keys_[place] <= keys_[place - 1] + kSame) continue;
    const auto left = static_cast<Index>(place - part_.begin);
    const auto right = static_cast<Index>(part_.end - place);
    if (left < options_.min_samples_leaf || right < options_.min_samples_leaf) continue;
    // From the nearer end, as scikit-learn does: what is equal but for rounding is then equal
    // there.
    if (place - added <= part_.end - place) {
      for (; added < place; ++added) addRow(order_[added], left_.data(), left_weight_);
    } else {
      left_ = all_;
      left_weight_ = weight_;
      for (std::size_t i = part_.end; i-- > place;) {
        addRow(order_[i], left_.data(), left_weight_, -1);
      }
      added = place;
    }
    for (std::size_t k = 0; k < width_; ++k) right_[k] = all_[k] - left_[k];
    right_weight_ = weight_ - left_weight_;
    const double gain = proxy();
    if (gain <= best_proxy_) continue;
    best_proxy_ = gain;
    has_split_ = true;
    best_ = {place, feature, double{keys_[place - 1]} / 2 + double{keys_[place]} / 2};
  }
}

void TreeBuilder::endPart() {
  is_open_ = false;
  // Those before stay in their order for the part beside this one.
  std::copy_n(constants_.begin(), part_.constants, features_.begin());
  std::copy_n(features_.begin() + part_.constants, found_, constants_.begin() + part_.constants);
  if (!has_split_) {
    addNode(true);
    return;
  }
  std::size_t low = part_.begin, high = part_.end;
  while (low < high) {
    const double value = samples_.row(static_cast<Index>(order_[low]))[best_.feature];
    if (value <= best_.threshold) {
      ++low;
    } else {
      std::swap(order_[low], order_[--high]);
    }
  }
  const auto node = static_cast<std::int32_t>(tree_.nodes_.size());
  addNode(false);
  const Index constants = part_.constants + found_;
  std::ranges::fill(left_, 0.0);
  left_weight_ = 0;
  for (std::size_t i = part_.begin; i < low; ++i) addRow(order_[i], left_.data(), left_weight_);
  for (std::size_t k = 0; k < width_; ++k) right_[k] = all_[k] - left_[k];
  right_weight_ = weight_ - left_weight_;
  const double squares = squaresIn(part_.begin, low);
  parts_.push_back({low, part_.end, part_.depth + 1, node, false,
                    impurityOf(right_.data(), right_weight_, squares_ - squares), constants});
  parts_.push_back({part_.begin, low, part_.depth + 1, node, true,
                    impurityOf(left_.data(), left_weight_, squares), constants});
}

void TreeBuilder::addNode(bool is_leaf) {
  if (part_.parent >= 0) {
    Tree::Node& parent = tree_.nodes_[part_.parent];
    (part_.is_left ? parent.left : parent.right) = static_cast<std::int32_t>(tree_.nodes_.size());
  }
  tree_.nodes_.push_back({-1, -1, is_leaf ? 0 : best_.feature,
                          static_cast<std::uint32_t>(part_.end - part_.begin),
                          is_leaf ? 0 : best_.threshold, part_.impurity});
  for (const double sum : all_) tree_.values_.push_back(sum / weight_);
  if (is_leaf) settled_ += static_cast<Index>(part_.end - part_.begin);
}

}  // namespace minibatch
