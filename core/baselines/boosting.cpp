#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/memory.h"
#include "base/portable_math.h"
#include "baselines/baseline.h"
#include "baselines/tree_arguments.h"

namespace minibatch {
namespace {

/// Trees that each predict what those before are still off by (Friedman, "Greedy Function
/// Approximation", 2001): sklearn.ensemble.GradientBoostingClassifier by the log loss, of more than
/// two classes with a tree for each, and GradientBoostingRegressor by squared errors.
class Boosting : public Baseline {
 public:
  Boosting(const Arguments& arguments, bool classifies)
      : Baseline(arguments),
        classifies_(classifies),
        rate_(arguments.number("learning_rate")),
        count_(static_cast<std::size_t>(arguments.integer("n_estimators"))),
        random_(randomState(arguments)) {}

  bool classifies() const override { return classifies_; }

  void start() override {
    if (classifies_) requireClasses();
    if (samples().width > 1) {
      fail(ErrorCode::kInvalidData, "baselines.one-number",
           {{"class", arguments().entry().class_name}, {"numbers", samples().width}});
    }
    outputs_ =
        classifies_ && samples().classes > 2 ? static_cast<std::size_t>(samples().classes) : 1;
    const auto size = static_cast<double>(samples().rows) * static_cast<double>(outputs_);
    requireMemory(size * 2 * sizeof(double));
    begin_ = constant();
    raw_.resize(static_cast<std::size_t>(samples().rows) * outputs_);
    for (std::size_t i = 0; i < raw_.size(); ++i) raw_[i] = begin_[i % outputs_];
    errors_.resize(raw_.size());
    leaves_.resize(static_cast<std::size_t>(samples().rows));
    builder_.emplace(samples(), 1, treeOptions(arguments(), samples().features));
    next(Stage::kErrors);
  }

  bool work() override {
    if (stage_ == Stage::kGrow) {
      if (!builder_->grow()) return false;
      trees_.push_back(builder_->take());
      sums_.assign(2 * trees_.back().nodes().size(), 0);
      next(Stage::kLeaves);
      return false;
    }
    const auto [first, last] = passes_.next();
    for (Index row = first; row < last; ++row) {
      if (stage_ == Stage::kErrors) {
        findErrors(static_cast<std::size_t>(row));
      } else if (stage_ == Stage::kLeaves) {
        addToLeaf(static_cast<std::size_t>(row));
      } else {
        raw_[place(row)] += rate_ * trees_.back().value(leaves_[row])[0];
      }
    }
    if (!passes_.ended()) return false;
    if (stage_ == Stage::kErrors) {
      startTree();
    } else if (stage_ == Stage::kLeaves) {
      if (classifies_) correctLeaves();
      next(Stage::kUpdate);
    } else if (trees_.size() == count_ * outputs_) {
      builder_.reset();
      raw_ = errors_ = {};
      return true;
    } else if (trees_.size() % outputs_ == 0) {
      next(Stage::kErrors);
    } else {
      startTree();
    }
    return false;
  }

  double done() const override {
    return std::min(1.0,
                    static_cast<double>(trees_.size()) / static_cast<double>(count_ * outputs_));
  }

  void predict(const Real* x, std::span<double> out) const override {
    std::vector<double> raw = begin_;
    for (std::size_t i = 0; i < trees_.size(); ++i) {
      raw[i % outputs_] += rate_ * trees_[i].value(trees_[i].leafOf(x))[0];
    }
    if (!classifies_) {
      out[0] = raw[0];
    } else if (outputs_ == 1) {
      out[1] = 1 / (1 + portableExp(-raw[0]));
      out[0] = 1 - out[1];
    } else {
      softmax(raw.data(), out);
    }
  }

 private:
  /// What a round does: the errors of all rows; then for each class a tree is grown, its leaves are
  /// found, and the predictions are moved.
  enum class Stage { kErrors, kGrow, kLeaves, kUpdate };

  void next(Stage stage) {
    constexpr double kCost = 64;
    stage_ = stage;
    passes_.reset(samples().rows, kCost * static_cast<double>(outputs_));
  }

  void startTree() {
    const std::size_t k = trees_.size() % outputs_;
    targets_.resize(leaves_.size());
    for (std::size_t row = 0; row < targets_.size(); ++row) {
      targets_[row] = errors_[row * outputs_ + k];
    }
    builder_->start(targets_.data(), {}, random_);
    stage_ = Stage::kGrow;
  }

  // Where the row's number for the class of the last tree is.
  std::size_t place(Index row) const {
    return static_cast<std::size_t>(row) * outputs_ + (trees_.size() - 1) % outputs_;
  }

  // The best prediction that is the same for all rows.
  std::vector<double> constant() const {
    const auto rows = static_cast<double>(samples().rows);
    std::vector<double> result(outputs_);
    if (!classifies_) {
      for (const double y : samples().y) result[0] += y / rows;
      return result;
    }
    std::vector<double> shares(static_cast<std::size_t>(samples().classes));
    for (const std::int32_t label : samples().labels) shares[label] += 1 / rows;
    constexpr double kLeast = std::numeric_limits<double>::epsilon();
    for (double& share : shares) share = std::clamp(share, kLeast, 1 - kLeast);
    if (outputs_ == 1) return {portableLog(shares[1] / (1 - shares[1]))};
    double mean = 0;
    for (const double share : shares) mean += portableLog(share) / static_cast<double>(outputs_);
    for (std::size_t k = 0; k < outputs_; ++k) result[k] = portableLog(shares[k]) - mean;
    return result;
  }

  static void softmax(const double* raw, std::span<double> out) {
    const double largest = *std::max_element(raw, raw + out.size());
    double sum = 0;
    for (std::size_t k = 0; k < out.size(); ++k) sum += out[k] = portableExp(raw[k] - largest);
    for (double& value : out) value /= sum;
  }

  void findErrors(std::size_t row) {
    double* errors = errors_.data() + row * outputs_;
    const double* raw = raw_.data() + row * outputs_;
    if (!classifies_) {
      errors[0] = samples().y[row] - raw[0];
    } else if (outputs_ == 1) {
      errors[0] = samples().labels[row] - 1 / (1 + portableExp(-raw[0]));
    } else {
      softmax(raw, {errors, outputs_});
      for (std::size_t k = 0; k < outputs_; ++k) errors[k] = -errors[k];
      errors[samples().labels[row]] += 1;
    }
  }

  void addToLeaf(std::size_t row) {
    const std::size_t leaf = trees_.back().leafOf(samples().row(static_cast<Index>(row)));
    leaves_[row] = static_cast<std::uint32_t>(leaf);
    if (!classifies_) return;
    const std::size_t k = (trees_.size() - 1) % outputs_;
    const double error = targets_[row];
    const double truth =
        outputs_ == 1 ? samples().labels[row] : (samples().labels[row] == static_cast<int>(k));
    sums_[2 * leaf] += error;
    sums_[2 * leaf + 1] += (truth - error) * (1 - truth + error);
  }

  // One step of Newton's method in each leaf.
  void correctLeaves() {
    constexpr double kTiny = 1e-150;
    const auto classes = static_cast<double>(outputs_);
    const double factor = outputs_ == 1 ? 1 : (classes - 1) / classes;
    Tree& tree = trees_.back();
    for (std::size_t node = 0; node < tree.nodes().size(); ++node) {
      const double slope = sums_[2 * node + 1];
      tree.value(node)[0] = std::abs(slope) < kTiny ? 0 : sums_[2 * node] * factor / slope;
    }
  }

  bool classifies_;
  double rate_;
  std::size_t count_, outputs_ = 1;
  RandomState random_;
  Stage stage_ = Stage::kErrors;
  RowPasses passes_;
  std::optional<TreeBuilder> builder_;
  std::vector<Tree> trees_;
  std::vector<double> begin_, raw_, errors_, targets_;  // raw_, errors_: (rows, outputs)
  std::vector<double> sums_;                            // of each node: errors, slopes
  std::vector<std::uint32_t> leaves_;
};

template <bool kClassifies>
struct BoostingOf : Boosting {
  explicit BoostingOf(const Arguments& arguments) : Boosting(arguments, kClassifies) {}
};

constexpr std::vector<Argument> boostingArguments() {
  return treeArguments("3", "null",
                       {kEstimatorsArgument,
                        {.name = "learning_rate",
                         .default_json = "0.1",
                         .doc = "What share of its correction each tree makes.",
                         .minimum = 0}});
}

}  // namespace

const EntryOf<Baseline>& gradientBoostingClassifierEntry() {
  static constexpr auto entry = entryFor<Baseline, BoostingOf<true>>(
      "GradientBoostingClassifier", {},
      "Small trees one after the other, each correcting the probabilities of those before.",
      [] { return boostingArguments(); });
  return entry;
}

const EntryOf<Baseline>& gradientBoostingRegressorEntry() {
  static constexpr auto entry = entryFor<Baseline, BoostingOf<false>>(
      "GradientBoostingRegressor", {},
      "Small trees one after the other, each predicting the errors of those before.",
      [] { return boostingArguments(); });
  return entry;
}

}  // namespace minibatch
