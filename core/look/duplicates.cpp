#include "look/duplicates.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "base/json_object.h"
#include "look/hash.h"
#include "look/looks.h"

namespace minibatch {

Duplicates::Duplicates(std::vector<Column> columns)
    : columns_(std::move(columns)), count_(columns_.empty() ? 0 : columns_[0].rows()) {
  hashes_.assign(static_cast<std::size_t>(count_), 0);
  slots_.assign(std::bit_ceil(2 * static_cast<std::size_t>(count_) + 1), -1);
}

bool Duplicates::work() {
  if (place_ < columns_.size()) {
    hashCells();
    return false;
  }
  if (!columns_.empty()) lookUpRows();
  return columns_.empty() || row_ == count_;
}

void Duplicates::hashCells() {
  const Column& column = columns_[place_];
  const NumericValues* numbers = column.numeric();
  const Index end = std::min(count_, row_ + Look::kSliceRows);
  for (; row_ < end; ++row_) {
    const double cell = column.isMissing(row_) ? -1.5  // one of many numbers, whichever
                        : numbers              ? (*numbers)[row_]
                                               : column.categorical()->codes[row_];
    hashes_[row_] = mixed(hashes_[row_] + hashOf(cell));
  }
  if (row_ < count_) return;
  row_ = 0;
  ++place_;
}

void Duplicates::lookUpRows() {
  const std::size_t mask = slots_.size() - 1;
  const Index end = std::min(count_, row_ + Look::kSliceRows);
  for (; row_ < end; ++row_) {
    std::size_t slot = hashes_[row_] & mask;
    while (slots_[slot] >= 0 && !same(slots_[slot], row_)) slot = (slot + 1) & mask;
    if (slots_[slot] < 0) {
      slots_[slot] = static_cast<std::int32_t>(row_);
    } else {
      rows_.push_back(static_cast<std::uint32_t>(row_));
    }
  }
}

bool Duplicates::same(Index a, Index b) const {
  return hashes_[a] == hashes_[b] && std::ranges::all_of(columns_, [&](const Column& column) {
           if (column.isMissing(a) || column.isMissing(b))
             return column.isMissing(a) == column.isMissing(b);
           const NumericValues* numbers = column.numeric();
           return numbers ? (*numbers)[a] == (*numbers)[b]
                          : column.categorical()->codes[a] == column.categorical()->codes[b];
         });
}

namespace {

class Duplicated : public Look {
 public:
  Duplicated(const Table& table, const nlohmann::json& options)
      : duplicates_(columnsIn(options, table)) {}

  nlohmann::json result() const override {
    constexpr std::size_t kMostListed = 10'000;
    const std::vector<std::uint32_t>& rows = duplicates_.rows();
    const auto end = rows.begin() + static_cast<Index>(std::min(rows.size(), kMostListed));
    return jsonObject(
        {{"count", rows.size()}, {"rows", std::vector<std::uint32_t>(rows.begin(), end)}});
  }

 protected:
  bool work() override { return duplicates_.work(); }

 private:
  Duplicates duplicates_;
};

}  // namespace

LookPointer makeDuplicated(const Table& table, const nlohmann::json& options) {
  return std::make_unique<Duplicated>(table, options);
}

}  // namespace minibatch
