#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "preparation/data.h"

namespace minibatch {

/// A condition on rows in the words of pandas' DataFrame.query(): comparisons of columns with
/// numbers, quoted texts and each other, `in [1, 2]`, `.isin()`, `.between()`, `.isna()` and
/// `.notna()`, joined by and, or and not. It is parsed, and nothing in it is ever run.
///
/// A missing value is equal to nothing, and neither greater nor less. Where nothing is said, every
/// row will do.
class Condition {
 public:
  /// Throws kInvalidArgument, naming the character at which `text` is not understood.
  Condition(std::string_view text, const Location& where);

  /// Looks its columns up, among the features and what is to be predicted. Throws kInvalidData
  /// where one is not there, or what it is compared with does not suit it.
  void bind(const PreparationData& data);
  /// Whether a row fulfils it; bind() comes first.
  bool holds(std::uint32_t row) const { return nodes_.empty() || holds(nodes_.back(), row); }

 private:
  friend class ConditionParser;

  enum class Operator { kEqual, kNotEqual, kLess, kLessEqual, kGreater, kGreaterEqual };
  struct Operand {
    enum class Kind { kColumn, kNumber, kText } kind;
    std::string text;  // a number as it is written
    double number = 0;
  };
  /// A column compared with a value, one of several or another column; or what holds when all, any
  /// or none of other nodes do.
  struct Node {
    enum class Kind { kCompare, kIsMissing, kAnd, kOr, kNot } kind;
    std::vector<std::size_t> parts = {};  // the places of other nodes
    Operator op = Operator::kEqual;
    std::string column = {};
    std::vector<Operand> values = {};
    std::optional<Column> first = {}, second = {};  // bound
    std::vector<bool> fitting = {};                 // of each category of `first`
  };

  bool holds(const Node& node, std::uint32_t row) const;
  void bind(Node& node, const PreparationData& data) const;
  template <class Value>
  static bool compare(Operator op, const Value& left, const Value& right);
  static bool compare(Operator op, const std::string& text, const Operand& value);

  Location where_;
  std::vector<Node> nodes_;  // the last one holds the others
};

}  // namespace minibatch
