#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/memory.h"
#include "baselines/baseline.h"
#include "baselines/tree_arguments.h"

namespace minibatch {
namespace {

/// A mean of trees. sklearn.tree's are one; sklearn.ensemble's forests have many, each grown from
/// rows that are drawn with replacement by a generator of its own.
class Forest : public Baseline {
 public:
  Forest(const Arguments& arguments, bool classifies, bool is_forest)
      : Baseline(arguments),
        classifies_(classifies),
        is_forest_(is_forest),
        draws_rows_(is_forest && arguments.boolean("bootstrap")),
        count_(is_forest ? static_cast<std::size_t>(arguments.integer("n_estimators")) : 1),
        random_(randomState(arguments)) {}

  bool classifies() const override { return classifies_; }

  void start() override {
    width_ = static_cast<std::size_t>(classifies_ ? samples().classes : samples().width);
    builder_.emplace(samples(), width_, treeOptions(arguments(), samples().features));
    startTree();
  }

  bool work() override {
    if (!builder_->grow()) return false;
    trees_.push_back(builder_->take());
    bytes_ += static_cast<double>(trees_.back().memoryBytes());
    if (trees_.size() < count_) {
      startTree();
      return false;
    }
    builder_.reset();
    return true;
  }

  double done() const override {
    const double share = builder_ && samples().rows > 0 ? static_cast<double>(builder_->settled()) /
                                                              static_cast<double>(samples().rows)
                                                        : 0;
    return std::min(1.0,
                    (static_cast<double>(trees_.size()) + share) / static_cast<double>(count_));
  }

  void predict(const Real* x, std::span<double> out) const override {
    std::ranges::fill(out, 0.0);
    for (const Tree& tree : trees_) {
      const std::span<const double> value = tree.value(tree.leafOf(x));
      for (std::size_t k = 0; k < out.size(); ++k) out[k] += value[k];
    }
    for (double& value : out) value /= static_cast<double>(trees_.size());
  }

  std::vector<double> tree() const override {
    std::vector<double> all;
    if (is_forest_) return all;
    const Tree& tree = trees_.front();
    for (std::size_t i = 0; i < tree.nodes().size(); ++i) {
      const Tree::Node& node = tree.nodes()[i];
      for (const double number : {double(node.left), double(node.right), double(node.feature),
                                  node.threshold, node.impurity, double(node.rows)}) {
        all.push_back(number);
      }
      for (const double share : tree.value(i)) all.push_back(share);
    }
    return all;
  }

 private:
  void startTree() {
    const auto rows = static_cast<double>(samples().rows);
    requireMemory(bytes_ + 2 * rows * (sizeof(Tree::Node) + width_ * sizeof(double)));
    if (!is_forest_) {
      builder_->start(targets(), {}, random_);
      return;
    }
    constexpr std::uint32_t kMaxInt = 2147483647;
    const std::uint32_t seed = random_.interval(kMaxInt - 1);
    if (draws_rows_) {
      RandomState draws(seed);
      weights_.assign(static_cast<std::size_t>(samples().rows), 0);
      for (Index i = 0; i < samples().rows; ++i) {
        ++weights_[draws.interval(static_cast<std::uint32_t>(samples().rows - 1))];
      }
    }
    RandomState own(seed);
    builder_->start(targets(), weights_, own);
  }

  const double* targets() const { return classifies_ ? nullptr : samples().y.data(); }

  bool classifies_, is_forest_, draws_rows_;
  std::size_t count_, width_ = 1;
  RandomState random_;
  std::optional<TreeBuilder> builder_;
  std::vector<std::uint32_t> weights_;
  std::vector<Tree> trees_;
  double bytes_ = 0;
};

template <bool kClassifies, bool kIsForest>
struct ForestOf : Forest {
  explicit ForestOf(const Arguments& arguments) : Forest(arguments, kClassifies, kIsForest) {}
};

constexpr Argument kBootstrap = {
    .name = "bootstrap",
    .type = ArgumentType::kBoolean,
    .default_json = "true",
    .doc = "Whether each tree sees rows drawn with replacement instead of all rows."};

}  // namespace

const EntryOf<Baseline>& decisionTreeClassifierEntry() {
  static constexpr auto entry = entryFor<Baseline, ForestOf<true, false>>(
      "DecisionTreeClassifier", {}, "Predicts classes by questions about one feature at a time.",
      [] { return treeArguments("null", "null", {kCriterionArgument}); });
  return entry;
}

const EntryOf<Baseline>& decisionTreeRegressorEntry() {
  static constexpr auto entry = entryFor<Baseline, ForestOf<false, false>>(
      "DecisionTreeRegressor", {}, "Predicts numbers by questions about one feature at a time.",
      [] { return treeArguments("null", "null", {}); });
  return entry;
}

const EntryOf<Baseline>& randomForestClassifierEntry() {
  static constexpr auto entry = entryFor<Baseline, ForestOf<true, true>>(
      "RandomForestClassifier", {},
      "The mean of many decision trees, each grown from other rows and features.", [] {
        return treeArguments("null", "\"sqrt\"",
                             {kEstimatorsArgument, kCriterionArgument, kBootstrap});
      });
  return entry;
}

const EntryOf<Baseline>& randomForestRegressorEntry() {
  static constexpr auto entry = entryFor<Baseline, ForestOf<false, true>>(
      "RandomForestRegressor", {},
      "The mean of many decision trees that predict numbers, each grown from other rows.",
      [] { return treeArguments("null", "null", {kEstimatorsArgument, kBootstrap}); });
  return entry;
}

}  // namespace minibatch
