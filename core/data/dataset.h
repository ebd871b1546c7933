#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "base/tensor.h"

namespace minibatch {

/// Whether two shapes are the same but for axes of extent 1: a column of n numbers is n numbers.
bool sameButForOnes(const Shape& a, const Shape& b);

/// How stored bytes become numbers: x = byte * scale + offset, rounded once to Real, so the default
/// gives the very numbers of NumPy's `images.astype("float32") / 255`.
struct ByteScaling {
  double scale = 1.0 / 255;
  double offset = 0;
};

/// The same for the bytes of images: one for all channels, or one for each; then, where it says so,
/// each image is scaled to mean 0 and variance 1 by itself, as tf.image.per_image_standardization()
/// does it.
struct PixelScaling {
  std::vector<ByteScaling> channels = {{}};
  bool standardized = false;

  const ByteScaling& of(std::size_t channel) const {
    return channels[channels.size() == 1 ? 0 : channel];
  }
};

/// How often each byte occurs, by channel.
using ByteCounts = std::vector<std::array<std::uint64_t, 256>>;

/// How a number to predict was scaled for training: it is stored * scale + offset.
struct TargetScaling {
  double scale = 1;
  double offset = 0;
};

/// That of the numbers of one target, by the name of the model's output; "" where it is the only
/// one.
struct OutputScaling {
  std::string output;
  std::vector<TargetScaling> scaling;
};

/// How class indices stand in a data set.
enum class TargetEncoding {
  kInteger,  // as they are: "integer"
  kOneHot,   // a 0/1 number per class, as Keras's to_categorical() gives them: "one-hot"
};

/// Which rows are gathered: those listed, in that order, or `count` from `first` on.
class RowIndices {
 public:
  explicit RowIndices(std::span<const std::uint32_t> list)
      : list_(list), count_(static_cast<Index>(list.size())), is_list_(true) {}
  RowIndices(Index first, Index count) : first_(first), count_(count) {}

  Index size() const { return count_; }
  bool isList() const { return is_list_; }
  std::span<const std::uint32_t> list() const { return list_; }
  Index first() const { return first_; }

 private:
  std::span<const std::uint32_t> list_;
  Index first_ = 0, count_;
  bool is_list_ = false;
};

/// Rows of features, with or without targets, from which batches are gathered. A row has one or
/// several inputs, none or several targets, and may have a weight for each target: what Keras's
/// fit() takes as x, y and sample_weight. Inputs and targets have names, or stand in a model's
/// order.
///
/// Images stay uint8 and are scaled on the way out. A Dataset is a cheap handle: copies and views
/// (`slice`, `subset`, `withTargets`) share the features, so one set of images backs the training,
/// validation and test rows. Nothing changes after construction; handles may be read by any thread.
class Dataset {
 public:
  /// Adopts `features`: rows × sample_shape.size() bytes, row-major, channels last.
  /// Throws kInvalidData when the size is not a multiple of the sample's.
  static Dataset fromBytes(std::vector<std::uint8_t> features, const Shape& sample_shape,
                           const ByteScaling& scaling = {});
  /// Adopts `features`: rows × sample_shape.size() numbers, row-major.
  static Dataset fromFloats(std::vector<float> features, const Shape& sample_shape);
  /// Adopts `series`: steps of time × features numbers. Row i is the window of the `length` steps
  /// i, i + sampling_rate, i + 2 sampling_rate …, of shape (length, features): what Keras's
  /// timeseries_dataset_from_array() makes, without a copy of a step for each window that has it.
  /// Throws kInvalidData where the series is shorter than a window.
  static Dataset fromSeries(std::vector<float> series, Index features, Index length,
                            Index sampling_rate = 1);

  // What follows is called before views are taken (kInvalidState).

  /// The same rows with the inputs of `other` behind this one's. Throws kInvalidData unless it has
  /// as many rows.
  Dataset withInputsOf(const Dataset& other) const;
  /// The same features with `targets`, behind those there are: rows × target_shape.size() numbers.
  /// Class indices have the shape (), one-hot rows and several regression targets the shape (k,).
  /// `classes` says that the targets are the indices of so many classes, or their one-hot rows, so
  /// that gatherTargetAs() gives either; 0: they are taken as they are.
  /// Throws kInvalidData when there are not as many targets as rows.
  Dataset withTargets(std::vector<float> targets, const Shape& target_shape = {},
                      int classes = 0) const;
  /// The same with the `length` numbers from the row's own on as its target, of shape (length,):
  /// there are rows + length - 1 of them, and again no copies.
  Dataset withSeriesTargets(std::vector<float> targets, Index length) const;
  /// The same with sample weights for one target, or for all where `target` is -1: one number a
  /// row, or, for an output of several positions, shape.size() of them. Throws kInvalidData where
  /// they are not as many, or not finite.
  Dataset withWeights(std::vector<float> weights, const Shape& shape = {}, int target = -1) const;
  /// The same with names for the inputs and the targets; an empty list leaves them in order.
  Dataset withNames(std::vector<std::string> inputs, std::vector<std::string> targets) const;

  /// Keras's class_weight: each row gets the weight of its class, 1 where the class is not listed.
  /// A target of several numbers is one-hot. Throws kInvalidArgument unless there is one target,
  /// without weights. Views keep their rows.
  Dataset withClassWeights(const std::map<int, float>& weights) const;
  /// The same with the class indices of a target in an encoding that no loss may change. Throws
  /// kInvalidArgument where classes() is 0. Views keep their rows.
  Dataset withEncoding(TargetEncoding encoding, int number = 0) const;
  /// The same bytes, standing for other numbers. Throws kInvalidState unless storesBytes(), and
  /// kInvalidData for channels that the images do not have. Views keep their rows.
  Dataset withScaling(const PixelScaling& scaling) const;
  /// The same with what was done to the numbers of targets, one for each: evaluate(), predict() and
  /// Predictions speak of them in their own units, fit() of what it was given. An empty list:
  /// nothing was done. Views keep their rows.
  Dataset withTargetScaling(std::vector<OutputScaling> scaling) const;
  /// The same rows with these inputs and targets, by their number here; of a target -1 there is
  /// none.
  Dataset arranged(std::span<const int> inputs, std::span<const int> targets) const;
  /// Rows [first, first + count), as Keras's validation_split needs them.
  Dataset slice(Index first, Index count) const;
  /// The rows named, in that order; may repeat.
  Dataset subset(std::span<const std::uint32_t> rows) const;

  Index rows() const { return count_; }
  int inputs() const { return static_cast<int>(inputs_.size()); }
  int targets() const { return static_cast<int>(targets_.size()); }
  /// Of an input or a target; empty where they have none.
  const std::string& inputName(int input) const { return inputs_[input].name; }
  const std::string& targetName(int target) const { return targets_[target].name; }
  const Shape& sampleShape(int input = 0) const { return inputs_[input].features->sample_shape; }
  bool hasTargets() const { return !targets_.empty(); }
  bool hasTarget(int target) const { return target < targets() && targets_[target].values; }
  /// Of one row; () when there are no targets.
  const Shape& targetShape(int target = 0) const;
  /// How many classes the targets are of; 0 where they are numbers, or taken as they are.
  int classes(int target = 0) const { return hasTarget(target) ? targets_[target].classes : 0; }
  /// What was done to the numbers of the target of this name, or of the first; empty where they are
  /// as they were read.
  std::span<const TargetScaling> targetScaling(std::string_view output = {}) const;
  /// Whether some target has sample weights, or this one has.
  bool hasWeights() const;
  bool hasWeights(int target) const { return target < targets() && targets_[target].weights; }
  const Shape& weightShape(int target) const { return targets_[target].weights->shape; }
  /// Whether the features of an input are stored as bytes.
  bool storesBytes(int input = 0) const {
    return std::holds_alternative<std::vector<std::uint8_t>>(inputs_[input].features->values);
  }
  /// The stored bytes, of all rows whichever this view holds; empty where floats are stored.
  std::span<const std::uint8_t> bytes(int input = 0) const;
  /// Bytes of the features and targets held (shared ones counted in full).
  std::size_t memoryBytes() const;

  /// Copies rows of an input into x: rows.size() × sampleShape(input).
  void gatherInput(int input, const RowIndices& rows, Real* x) const;
  /// Copies rows of a target into y: rows.size() × targetShape(target).
  void gatherTarget(int target, const RowIndices& rows, Real* y) const;
  /// Whether a target can be given in `shape`: axes of extent 1 apart the shape that it is stored
  /// in or, of known classes, one-hot rows (…, classes) for indices and indices for one-hot rows.
  bool givesTargetAs(int target, const Shape& shape) const;
  /// Copies rows of a target into y as `shape`, which givesTargetAs() allows. Throws kInvalidData
  /// for an index that is no class.
  void gatherTargetAs(int target, const Shape& shape, const RowIndices& rows, Real* y) const;
  /// Copies the sample weights of rows: rows.size() × weightShape(target).
  void gatherWeights(int target, const RowIndices& rows, Real* weights) const;
  /// Copies the bytes of `rows` as they are stored, before scaling, into x; kInvalidState unless
  /// storesBytes().
  void gatherBytes(std::span<const std::uint32_t> rows, std::uint8_t* x, int input = 0) const;
  /// One number of each row, by its place in the row, where the inputs stand one behind the other:
  /// a column of a table. A float becomes the decimal number that it stands for.
  std::vector<double> feature(Index place) const;
  /// Adds the bytes of rows [first, first + count) of the first input to `counts`, which becomes as
  /// long as it has channels.
  void countBytes(Index first, Index count, ByteCounts& counts) const;
  /// How bright the borders of images are, whose backgrounds they show as a rule: mean and standard
  /// deviation over the images, in bytes.
  std::pair<double, double> borders() const;
  /// The first input and the first target of rows at once; x or y may be null when only the other
  /// is wanted.
  void gather(std::span<const std::uint32_t> rows, Real* x, Real* y) const;
  void gatherRange(Index first, Index count, Real* x, Real* y) const;

 private:
  struct Features {
    Shape sample_shape;
    Index sample_size = 1;
    Index rows = 0;
    // Rows begin row_stride numbers apart, and lie in blocks that begin block_stride apart: those
    // of a series overlap, others lie one behind the other.
    Index row_stride = 1, block_size = 1, block_stride = 1;
    std::variant<std::vector<std::uint8_t>, std::vector<float>> values;
  };
  // One entry for each stored row; views map their rows to all columns the same way.
  struct Column {
    Shape shape;
    Index size = 1;
    std::vector<float> values;
    bool overlaps = false;  // rows begin one number apart
  };
  /// What each byte stands for, worked out once: 256 numbers, for all channels or for each.
  struct ByteValues {
    std::vector<Real> values;
    Index channels;
    bool standardized;
  };
  struct Input {
    std::string name;
    std::shared_ptr<const Features> features;
    std::shared_ptr<const ByteValues> scaled;  // null where floats are stored
  };
  struct Target {
    std::string name;
    std::shared_ptr<const Column> values, weights;
    int classes = 0;
  };

  Dataset() = default;
  template <class T>
  static std::shared_ptr<Features> adopt(std::vector<T> values, const Shape& sample_shape);
  static Dataset of(std::shared_ptr<const Features> features);
  Index storedRows() const { return inputs_[0].features->rows; }
  void requireWhole(const char* argument) const;
  std::shared_ptr<const Column> columnOf(std::vector<float> values, const Shape& shape,
                                         const char* argument) const;
  Dataset withColumn(std::shared_ptr<const Column> values, int classes) const;
  void checkRange(Index first, Index count) const;
  /// Where row `row` of this view is stored.
  Index stored(Index row) const { return rows_ ? static_cast<Index>((*rows_)[row]) : first_ + row; }
  /// Calls copy(from, count) for the stored rows that `rows` stands for, in order.
  template <class Copy>
  void eachRun(const RowIndices& rows, const Copy& copy) const;
  /// How a target as it is stored becomes one of another shape.
  enum class TargetCoding { kNone, kAsStored, kOneHot, kIndices };
  TargetCoding codingFor(int target, const Shape& shape) const;
  void gatherColumn(const Column& column, const RowIndices& rows, Real* out) const;

  std::vector<Input> inputs_;
  std::vector<Target> targets_;
  std::shared_ptr<const std::vector<OutputScaling>> target_scaling_;
  // The rows of this view: those listed, or else count_ rows from first_.
  std::shared_ptr<const std::vector<std::uint32_t>> rows_;
  Index first_ = 0;
  Index count_ = 0;
};

/// Puts the numbers of rows back into their own units: values are as many as `scaling`, again and
/// again.
void unscale(std::span<const TargetScaling> scaling, std::span<Real> values);

}  // namespace minibatch
