#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "data/dataset.h"
#include "data/image_resize.h"
#include "data/table.h"

namespace minibatch {

/// Row numbers, in the order in which they are used.
using RowNumbers = std::vector<std::uint32_t>;

/// How samples are made of rows that follow each other in time.
struct Windows {
  Index length = 1;             // rows that a window shows
  Index stride = 1;             // rows from the start of a window to that of the next
  Index sampling_rate = 1;      // rows from a row that is shown to the next
  Index horizon = 1;            // rows from the last that is shown to the first that is predicted
  Index target_length = 1;      // rows that are predicted
  bool include_target = false;  // whether a window shows the past of what is predicted
  /// All rows as time has them; empty: in the order of their numbers.
  RowNumbers order;
  /// The number of each row's series; empty: all are of one.
  std::vector<std::int32_t> groups;

  /// How many rows it is from the first that is shown to the last.
  Index span() const { return (length - 1) * sampling_rate; }
};

/// What the steps of a preparation work on: rows on their way to a model.
struct PreparationData {
  /// The columns to learn from; none where the rows are images.
  Table features;
  bool images = false;
  /// Of images: their usual size, where it is known.
  ImageSize image;
  /// What their bytes stand for, and whether that was learned from them.
  PixelScaling pixels{.channels = {{.scale = 1, .offset = 0}}};
  bool scales_pixels = false;
  /// The bytes of the images to learn from, where a step asks for them.
  ByteCounts pixel_counts;

  /// The names of the columns to predict, which are not among the features; none of images.
  std::vector<std::string> target_columns;
  /// The target of each row: the index of a class, or the number to predict, of several the first;
  /// NaN where one is missing. Empty where new rows are prepared. Of a model with several outputs
  /// it is that of the first which tells classes apart, or else of the first.
  std::vector<double> targets;
  /// The columns to predict as they stand in the file; none of images and of new rows.
  Table target_table;
  /// How many classes the targets are indices of; 0: they are numbers.
  Index classes = 0;
  std::vector<std::string> class_names;
  /// Whether there are targets of several outputs, and some that are numbers.
  bool has_outputs = false, has_numbers = true;
  /// Rows to learn from and rows to test on. Where there is no split yet, all rows that have a
  /// target are in `train`.
  RowNumbers train, test;
  /// Whether the files provide their own rows to test on.
  bool provides_test = false;
  /// Where samples are windows: what they are made of when all steps are done.
  std::optional<Windows> windows;
  /// What steps draw random numbers with unless they have a random state of their own.
  std::uint64_t seed = 0;

  std::string className(Index index) const {
    const auto place = static_cast<std::size_t>(index);
    return place < class_names.size() ? class_names[place] : std::to_string(index);
  }

  /// Calls use(row) for the rows that are used: those to learn from and to test on, or all of new
  /// ones.
  template <class Use>
  void eachUsedRow(const Use& use) const {
    if (targets.empty()) {
      for (Index row = 0; row < features.rows(); ++row) use(static_cast<std::uint32_t>(row));
      return;
    }
    for (const RowNumbers* part : {&train, &test}) {
      for (const std::uint32_t row : *part) use(row);
    }
  }
};

}  // namespace minibatch
