#include "preparation/condition.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "data/cell.h"
#include "preparation/condition_parser.h"

namespace minibatch {

Condition::Condition(std::string_view text, const Location& where) : where_(where) {
  ConditionParser(text, where, nodes_).parse();
}

void Condition::bind(const PreparationData& data) {
  for (Node& node : nodes_) {
    if (!node.column.empty()) bind(node, data);
  }
}

void Condition::bind(Node& node, const PreparationData& data) const {
  const auto columnOf = [&](const std::string& name) {
    const Column* target = data.target_table.find(name);
    return target ? *target : data.features.require(name);
  };
  node.first = columnOf(node.column);
  node.second.reset();
  node.fitting.clear();
  const bool is_number = node.first->numeric() != nullptr;
  for (const Operand& value : node.values) {
    if (value.kind == Operand::Kind::kColumn) node.second = columnOf(value.text);
    // A text may be compared with a number, but not with a column of them.
    const bool suits = node.second ? is_number == (node.second->numeric() != nullptr)
                                   : !is_number || value.kind == Operand::Kind::kNumber;
    if (suits) continue;
    fail(ErrorCode::kInvalidData,
         is_number ? "preparation.value-with-number" : "preparation.value-with-text",
         {{"where", where_},
          {"column", node.column},
          {"argument", "expr"},
          {"received", value.kind == Operand::Kind::kText ? '"' + value.text + '"' : value.text}});
  }
  if (is_number || node.second || node.values.empty()) return;
  for (const std::string& category : node.first->categorical()->categories) {
    node.fitting.push_back(std::ranges::any_of(
        node.values, [&](const Operand& value) { return compare(node.op, category, value); }));
  }
}

// Texts are in the order of their characters.
template <class Value>
bool Condition::compare(Operator op, const Value& left, const Value& right) {
  switch (op) {
    case Operator::kEqual:
      return left == right;
    case Operator::kNotEqual:
      return left != right;
    case Operator::kLess:
      return left < right;
    case Operator::kLessEqual:
      return left <= right;
    case Operator::kGreater:
      return left > right;
    case Operator::kGreaterEqual:
      return left >= right;
  }
  return false;
}

// Beside a number a text is looked at as one, as classes 0 and 1 are.
bool Condition::compare(Operator op, const std::string& text, const Operand& value) {
  if (value.kind == Operand::Kind::kText) return compare<std::string>(op, text, value.text);
  return compare(op, cellNumber(text), value.number);
}

bool Condition::holds(const Node& node, std::uint32_t row) const {
  const auto part_holds = [&](std::size_t place) { return holds(nodes_[place], row); };
  switch (node.kind) {
    case Node::Kind::kAnd:
      return std::ranges::all_of(node.parts, part_holds);
    case Node::Kind::kOr:
      return std::ranges::any_of(node.parts, part_holds);
    case Node::Kind::kNot:
      return std::ranges::none_of(node.parts, part_holds);
    case Node::Kind::kIsMissing:
      return node.first->isMissing(static_cast<Index>(row));
    case Node::Kind::kCompare:
      break;
  }
  const NumericValues* numbers = node.first->numeric();
  if (numbers) {
    const double left = (*numbers)[row];
    if (node.second) return compare(node.op, left, (*node.second->numeric())[row]);
    return std::ranges::any_of(
        node.values, [&](const Operand& value) { return compare(node.op, left, value.number); });
  }
  const CategoricalValues& texts = *node.first->categorical();
  const std::int32_t code = texts.codes[row];
  if (code < 0) return node.op == Operator::kNotEqual;
  if (!node.second) return node.fitting[static_cast<std::size_t>(code)];
  const CategoricalValues& others = *node.second->categorical();
  const std::int32_t other = others.codes[row];
  if (other < 0) return node.op == Operator::kNotEqual;
  return compare<std::string>(node.op, texts.categories[static_cast<std::size_t>(code)],
                              others.categories[static_cast<std::size_t>(other)]);
}

}  // namespace minibatch
