#include <algorithm>
#include <cmath>
#include <vector>

#include "base/error.h"
#include "base/refusal.h"
#include "losses/targets.h"
#include "metrics/mean_metric.h"

namespace minibatch {
namespace {

struct IoURow {
  const char* class_name;
  Choices identifiers;
  TextId doc;
  bool one_hot;  // targets and predictions have a value for each class
  bool all;      // the mean is over all classes, not those that are asked for
  bool binary;   // predictions are numbers on two sides of a threshold
};

/// Intersection over union, the mean over classes: of the places that a class is predicted or true
/// at, how many are both. Unless `dtype` says so Keras counts in whole numbers, to which it cuts
/// sample weights.
/// https://keras.io/api/metrics/segmentation_metrics/
class IoU final : public Metric {
 public:
  IoU(const Arguments& arguments, const IoURow& row) : threshold_(0), ignored_(-1) {
    const auto says = [&](const char* name) { return arguments.entry().find(name) != nullptr; };
    classes_ = says("num_classes") ? arguments.integer("num_classes") : 2;
    if (says("ignore_class") && !arguments.isNull("ignore_class")) {
      ignored_ = arguments.integer("ignore_class");
    }
    sparse_target_ = says("sparse_y_true") ? arguments.boolean("sparse_y_true") : row.binary;
    sparse_prediction_ = says("sparse_y_pred") ? arguments.boolean("sparse_y_pred") : row.binary;
    counts_whole_ = arguments.isNull("dtype") || arguments.string("dtype") != "float32";
    if (row.binary) threshold_ = static_cast<Real>(arguments.number("threshold"));
    is_binary_ = row.binary;
    if (row.all) {
      for (Index c = 0; c < classes_; ++c) chosen_.push_back(c);
    } else {
      chosen_ = arguments.integers("target_class_ids");
    }
    for (const Index c : chosen_) {
      if (c >= classes_)
        refuse(arguments, "metric.target-class", {{"class", c}, {"classes", classes_}});
    }
    reset();
  }

  static constexpr std::vector<Argument> arguments(const IoURow& row) {
    std::vector<Argument> list = {
        {.name = "dtype",
         .type = ArgumentType::kString,
         .default_json = "null",
         .doc = "What is counted in; whole numbers, to which sample weights are cut, if not set.",
         .choices = {"int", "int32", "int64", "float32"},
         .nullable = true}};
    if (!row.binary) {
      list.push_back({.name = "num_classes",
                      .type = ArgumentType::kInteger,
                      .default_json = "",
                      .doc = "Number of classes.",
                      .minimum = 1,
                      .maximum = 65536});
    }
    if (!row.all) {
      list.push_back({.name = "target_class_ids",
                      .type = ArgumentType::kIntegers,
                      .default_json = row.binary ? "[0, 1]" : "",
                      .doc = "The classes whose scores are averaged, counted from 0.",
                      .minimum = 0,
                      .maximum = 65535});
    }
    if (row.binary) {
      list.push_back({.name = "threshold",
                      .default_json = "0.5",
                      .doc = "Outputs that are at least as large count as 1.",
                      .minimum = -1e6,
                      .maximum = 1e6});
      return list;
    }
    list.push_back({.name = "ignore_class",
                    .type = ArgumentType::kInteger,
                    .default_json = "null",
                    .doc = "A class whose places do not count.",
                    .minimum = -65536,
                    .maximum = 65535,
                    .nullable = true});
    if (!row.one_hot) {
      list.push_back({.name = "sparse_y_true",
                      .type = ArgumentType::kBoolean,
                      .default_json = "true",
                      .doc = "Whether targets are class numbers, not one-hot."});
    }
    list.push_back({.name = "sparse_y_pred",
                    .type = ArgumentType::kBoolean,
                    .default_json = row.one_hot ? "false" : "true",
                    .doc = "Whether predictions are class numbers, not a value for each class."});
    list.push_back(lastAxisArgument());
    return list;
  }

  void checkShapes(const Shape& target, const Shape& prediction) const override {
    if (sparse_target_ == sparse_prediction_) return Metric::checkShapes(target, prediction);
    const Shape& dense = sparse_target_ ? prediction : target;
    const Shape& sparse = sparse_target_ ? target : prediction;
    const Index wide = dense.rank() == 0 ? 1 : dense.back();
    if (dense.size() == sparse.size() * wide) return;
    fail(ErrorCode::kShapeMismatch, "metric.targets",
         {{"output", prediction.toStringWithBatch()}, {"targets", target.toStringWithBatch()}});
  }

  void reset() override {
    for (std::vector<double>* counts : {&both_, &wanted_, &predicted_}) {
      counts->assign(static_cast<std::size_t>(classes_), 0);
    }
  }

  void update(const ConstTensor& target, const ConstTensor& prediction,
              const Real* weights) override {
    const Index batch = prediction.batch();
    const Index wide = sparse_target_ ? 1 : target.shape.back();
    const Index outputs = sparse_prediction_ ? 1 : prediction.shape.back();
    const Index places = target.size() / wide;
    for (Index i = 0; i < places; ++i) {
      double weight = weights ? static_cast<double>(weights[i / (places / batch)]) : 1;
      if (counts_whole_) weight = std::trunc(weight);
      const Real* t = target.data + i * wide;
      const Real* p = prediction.data + i * outputs;
      const Index is = sparse_target_ ? whole(*t) : argmax(wide, t);
      const Index said = is_binary_           ? *p >= threshold_
                         : sparse_prediction_ ? whole(*p)
                                              : argmax(outputs, p);
      const auto known = [&](Index c) { return c >= 0 && c < classes_; };
      if (!known(is) || !known(said) || (is == ignored_ && ignored_ >= 0)) continue;
      wanted_[static_cast<std::size_t>(is)] += weight;
      predicted_[static_cast<std::size_t>(said)] += weight;
      if (is == said) both_[static_cast<std::size_t>(is)] += weight;
    }
  }

  double result() const override {
    double total = 0, count = 0;
    for (const Index c : chosen_) {
      const auto at = static_cast<std::size_t>(c);
      const double either = wanted_[at] + predicted_[at] - both_[at];
      if (!(either > 1e-9)) continue;  // nobody has this class
      total += both_[at] / (either + kEpsilon);
      count += 1;
    }
    return total / (count + kEpsilon);
  }

  int direction() const override { return +1; }

 private:
  // A number as a class, cut to a whole one; -1 where it is none.
  static Index whole(Real value) {
    return value > -1 && value < 65536 ? static_cast<Index>(value) : -1;
  }

  Index classes_;
  Real threshold_;
  Index ignored_;  // -1: none (there is no class below 0)
  bool sparse_target_, sparse_prediction_, is_binary_, counts_whole_;
  std::vector<Index> chosen_;
  std::vector<double> both_, wanted_, predicted_;  // by class
};

constexpr IoURow kIoURows[] = {
    {"MeanIoU",
     {"mean_io_u"},
     "The mean over classes of intersection over union, from class numbers."
     "\nmean(true positives / (true positives + false positives + false negatives))",
     false,
     true,
     false},
    {"IoU",
     {"io_u"},
     "The mean intersection over union of some classes, from class numbers.",
     false,
     false,
     false},
    {"BinaryIoU",
     {"binary_io_u"},
     "The mean intersection over union of two classes on the sides of a threshold.",
     false,
     false,
     true},
    {"OneHotIoU",
     {"one_hot_io_u"},
     "The mean intersection over union of some classes, from one-hot targets.",
     true,
     false,
     false},
    {"OneHotMeanIoU",
     {"one_hot_mean_io_u"},
     "The mean over classes of intersection over union, from one-hot targets.",
     true,
     true,
     false},
};

}  // namespace

std::vector<const Entry*> iouMetricEntries() { return tableEntries<Metric, IoU>(kIoURows); }

}  // namespace minibatch
