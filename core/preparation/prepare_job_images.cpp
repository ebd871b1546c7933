#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include "base/error.h"
#include "data/shuffle.h"
#include "preparation/image_step.h"
#include "preparation/prepare_job.h"
#include "preparation/target_options.h"

namespace minibatch {

using nlohmann::json;

PrepareJob::PrepareJob(const ImageRows& images, const json& options, const Catalog& catalog)
    : PrepareJob(options, catalog) {
  const TargetOptions& chosen = chosen_[0];
  if (chosen_.size() > 1 || !chosen.columns.empty() || chosen.task == Task::kRegression ||
      chosen.scaling.value_or("") != "") {
    fail(ErrorCode::kInvalidArgument, "target.of-images");
  }
  preparation_.targets_[0] = {
      .output = chosen.output,
      .encoder = TargetEncoder::ofClasses(images.class_names, chosen.classes),
      .scaler = {},
      .encoding = chosen.encoding};
  preparation_.images_ = true;
  data_.images = true;
  data_.image = images.size;
  data_.class_names = preparation_.target().classNames();
  data_.classes = static_cast<Index>(data_.class_names.size());
  const bool swapped = images.class_names != preparation_.target().classes();
  for (const std::int32_t label : images.labels) {
    data_.targets.push_back(swapped ? 1 - label : label);
  }
  data_.provides_test = images.test > 0;
  const auto count = static_cast<Index>(images.labels.size()) - images.test;
  data_.train.resize(static_cast<std::size_t>(count));
  if (images.sorted && data_.provides_test) {
    permutation({.seed = data_.seed, .purpose = RandomPurpose::kSplit}, data_.train);
  } else {
    std::iota(data_.train.begin(), data_.train.end(), 0u);
  }
  data_.test.resize(static_cast<std::size_t>(images.test));
  std::iota(data_.test.begin(), data_.test.end(), static_cast<std::uint32_t>(count));
}

void PrepareJob::givePixels(const Dataset& train, const Dataset& test) {
  wants_pixels_ = false;
  pixels_of_ = {train, test};
}

// Counts the bytes that steps learn from; says whether that is done. Other rows are counted anew.
bool PrepareJob::countPixels() {
  constexpr Index kBytes = 1 << 20;
  if (!counted_rows_ || counted_rows_->first != data_.train ||
      counted_rows_->second != data_.test) {
    counted_rows_.emplace(data_.train, data_.test);
    train_counts_.clear();
    all_counts_.clear();
    counted_ = 0;
    wants_pixels_ = true;
    return false;
  }
  const Index trained = pixels_of_[0].rows(), all = trained + pixels_of_[1].rows();
  if (counted_ == all) return true;
  const bool trains = counted_ < trained;
  const Dataset& images = pixels_of_[trains ? 0 : 1];
  const Index first = trains ? counted_ : counted_ - trained;
  const Index rows =
      std::min(images.rows() - first, std::max<Index>(1, kBytes / images.sampleShape().size()));
  if (trains) images.countBytes(first, rows, train_counts_);
  images.countBytes(first, rows, all_counts_);
  counted_ += rows;
  return counted_ == all;
}

std::pair<double, double> PrepareJob::pixelRange() const {
  double least = INFINITY, most = -INFINITY;
  const std::size_t channels = std::max(data_.pixels.channels.size(), data_.pixel_counts.size());
  for (std::size_t c = 0; c < channels; ++c) {
    const auto [scale, offset] = data_.pixels.of(c);
    for (int byte = 0; byte < 256; ++byte) {
      if (!data_.pixel_counts.empty() && data_.pixel_counts[c][byte] == 0) continue;
      least = std::min(least, byte * scale + offset);
      most = std::max(most, byte * scale + offset);
    }
  }
  return {least, most};
}

}  // namespace minibatch
