#pragma once

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/json_text.h"
#include "base/merge_sort.h"
#include "base/parse_json.h"
#include "bindings/buffer.h"
#include "bindings/text.h"
#include "look/look.h"
#include "look/pixels.h"
#include "look/row_order.h"

/// Looking at rows and images, as functions of what crosses to JavaScript.
namespace minibatch::bindings {

inline LookPointer lookAt(const Table& table, const Text& name, const Text& options) {
  return makeLook(read(name), table, parseJson(read(options), "look"));
}

inline std::string lookResult(const Look& look) { return jsonText(look.result()); }

inline std::unique_ptr<RowOrder> orderAll(const Table& table, const Text& options) {
  return std::make_unique<RowOrder>(table, parseJson(read(options), "rows"), allRows(table.rows()));
}

/// Of some rows, in the order of the file.
inline std::unique_ptr<RowOrder> orderSome(const Table& table, const Text& options, Rows& rows) {
  std::vector<std::uint32_t> some = rows.take();
  sortStable(some);
  // Rows that a step made, as SMOTE does, are not in the file.
  std::erase_if(some, [&](std::uint32_t row) { return static_cast<Index>(row) >= table.rows(); });
  return std::make_unique<RowOrder>(table, parseJson(read(options), "rows"), std::move(some));
}

inline std::string pageOfOrder(const RowOrder& order, double from, double count) {
  return jsonText(order.page(static_cast<Index>(from), static_cast<Index>(count)));
}

inline std::unique_ptr<PixelCounts> makePixelCounts(int channels) {
  return std::make_unique<PixelCounts>(channels);
}
inline void countPixels(PixelCounts& counts, const Bytes& pixels) { counts.add(pixels.span()); }
inline std::string pixelsResult(const PixelCounts& counts) { return jsonText(counts.result()); }

inline std::unique_ptr<ImageMean> makeImageMean(double size) {
  return std::make_unique<ImageMean>(static_cast<Index>(size));
}
inline void addImages(ImageMean& mean, const Bytes& pixels) { mean.add(pixels.span()); }
inline std::unique_ptr<Doubles> meanOf(const ImageMean& mean) {
  return std::make_unique<Doubles>(mean.mean());
}

}  // namespace minibatch::bindings
