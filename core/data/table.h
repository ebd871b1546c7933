#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "base/shape.h"

namespace minibatch {

/// Numbers; NaN where a cell is missing.
using NumericValues = std::vector<double>;

/// Text as codes into `categories`; -1 where a cell is missing.
struct CategoricalValues {
  std::vector<std::int32_t> codes;
  std::vector<std::string> categories;
};

/// A name and the cells below it. The cells do not change; copies share them.
class Column {
 public:
  using Values = std::variant<NumericValues, CategoricalValues>;

  /// Names of columns of the file.
  using Origins = std::shared_ptr<const std::vector<std::string>>;

  Column(std::string name, Values values, Origins origins = nullptr)
      : name(std::move(name)),
        origins(std::move(origins)),
        values_(std::make_shared<const Values>(std::move(values))) {}

  std::string name;
  /// What the cells were made of; null: of the column of the file that has this name.
  Origins origins;

  /// Null for a column of text.
  const NumericValues* numeric() const { return std::get_if<NumericValues>(values_.get()); }
  /// Null for a column of numbers.
  const CategoricalValues* categorical() const {
    return std::get_if<CategoricalValues>(values_.get());
  }
  Index rows() const;
  bool isMissing(Index row) const;
  /// A cell as text: a number in its shortest spelling, nothing where it is missing.
  std::string text(Index row) const;

 private:
  std::shared_ptr<const Values> values_;
};

/// Named columns of equal length, as read from a file. Copies share the cells.
class Table {
 public:
  /// Throws kInvalidData when the name is taken, the length differs from that of the columns
  /// before, or a code has no category.
  void add(Column column);

  Index rows() const { return columns_.empty() ? 0 : columns_[0].rows(); }
  std::span<const Column> columns() const { return columns_; }
  /// Says of the columns from number `first` on that they were made of those that `column` was.
  void madeOf(const Column& column, std::size_t first);
  /// Gives columns that do not say what they were made of the origins that those of the same name
  /// have in `before`.
  void keepOrigins(const Table& before);
  /// Null when there is none of that name.
  const Column* find(std::string_view name) const;
  /// As find(); throws kInvalidData naming the columns there are.
  const Column& require(std::string_view name) const;

 private:
  std::vector<Column> columns_;
  std::unordered_map<std::string, std::size_t> places_;
};

/// What all of these were made of, in their order.
Column::Origins originsOf(std::span<const Column* const> columns);

/// Throws kInvalidData naming the columns there are.
[[noreturn]] void failNoColumn(std::string_view name, std::span<const std::string> known);

/// The row numbers 0, …, rows - 1.
std::vector<std::uint32_t> allRows(Index rows);

}  // namespace minibatch
