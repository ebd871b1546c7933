#include "preparation/text_map_step.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace minibatch {
namespace {

constexpr std::size_t kTextsPerSlice = 20000;

}  // namespace

Index TextMapStep::textSlices(const Column& column) {
  const CategoricalValues* text = column.categorical();
  const std::size_t count = text ? text->categories.size() : 0;
  return static_cast<Index>((count + kTextsPerSlice - 1) / kTextsPerSlice);
}

std::pair<std::size_t, std::size_t> TextMapStep::textsOf(const Column& column, Index slice) {
  const std::size_t from = kTextsPerSlice * static_cast<std::size_t>(slice);
  return {from, std::min(column.categorical()->categories.size(), from + kTextsPerSlice)};
}

void TextMapStep::readTexts(const Column& column, std::size_t index, Index which,
                            Index slice) const {
  if (slice == 0) numbers_.clear();
  const auto [from, to] = textsOf(column, slice);
  for (std::size_t text = from; text < to; ++text) {
    numbers_.push_back(numberOf(column.categorical()->categories[text], index, which));
  }
}

NumericValues TextMapStep::takeNumbers(const PreparationData& data, const Column& column,
                                       const char* fault) const {
  NumericValues values(static_cast<std::size_t>(column.rows()), std::nan(""));
  if (const CategoricalValues* text = column.categorical()) {
    for (std::size_t row = 0; row < values.size(); ++row) {
      const std::int32_t code = text->codes[row];
      if (code >= 0) values[row] = numbers_[static_cast<std::size_t>(code)];
    }
  }
  numbers_ = {};
  if (!fault) return values;
  data.eachUsedRow([&](std::uint32_t row) {
    if (!std::isnan(values[row]) || column.isMissing(row)) return;
    fail(ErrorCode::kInvalidData, fault,
         {{"column", column.name}, {"row", row}, {"received", column.text(row)}});
  });
  return values;
}

}  // namespace minibatch
