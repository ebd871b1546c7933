#include "preparation/condition_parser.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <utility>

#include "base/ascii.h"
#include "base/error.h"
#include "data/cell.h"

namespace minibatch {
namespace {

/// Parentheses and nots in each other: each takes some of the stack.
constexpr int kDeepest = 50;

// A letter of any script, a digit or an underscore.
bool isOfName(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || std::isalnum(byte) || c == '_';
}

}  // namespace

void ConditionParser::parse() {
  skipSpace();
  if (at_ == text_.size()) return;
  either();
  skipSpace();
  if (at_ < text_.size()) fault("expected.query-end");
}

std::size_t ConditionParser::either() {
  std::vector<std::size_t> parts{both()};
  while (takeWord("or") || take("|")) parts.push_back(both());
  return joined(Node::Kind::kOr, std::move(parts));
}

std::size_t ConditionParser::both() {
  std::vector<std::size_t> parts{single()};
  while (takeWord("and") || take("&")) parts.push_back(single());
  return joined(Node::Kind::kAnd, std::move(parts));
}

std::size_t ConditionParser::single() {
  if (++depth_ > kDeepest) fault("expected.query-shallow");
  std::size_t node;
  if (takeWord("not") || take("~")) {
    node = opposite(single());
  } else if (take("(")) {
    node = either();
    require(")");
  } else {
    node = comparison();
  }
  --depth_;
  return node;
}

std::size_t ConditionParser::comparison() {
  Operand left = operand(true);
  const bool is_column = left.kind == Operand::Kind::kColumn;
  if (is_column && take(".")) return method(left);
  if (is_column && takeWord("in")) return oneOf(left, Operator::kEqual, false);
  if (is_column && takeWord("not")) {
    if (!takeWord("in")) fault("expected.query-comparison");
    return oneOf(left, Operator::kEqual, true);
  }
  Operator op;
  if (!comparisonSign(op)) fault("expected.query-comparison");
  skipSpace();
  if (is_column && next() == '[') {
    if (op == Operator::kEqual) return oneOf(left, op, false);
    if (op == Operator::kNotEqual) return oneOf(left, Operator::kEqual, true);
  }
  std::vector<std::size_t> parts;
  do {  // 18 <= age < 65
    Operand right = operand(true);
    parts.push_back(compared(left, op, right));
    left = std::move(right);
  } while (comparisonSign(op));
  return joined(Node::Kind::kAnd, std::move(parts));
}

std::size_t ConditionParser::compared(const Operand& left, Operator op, const Operand& right) {
  if (left.kind == Operand::Kind::kColumn) {
    return add({.kind = Node::Kind::kCompare, .op = op, .column = left.text, .values = {right}});
  }
  if (right.kind != Operand::Kind::kColumn) fault("expected.query-column");
  switch (op) {
    case Operator::kLess:
      op = Operator::kGreater;
      break;
    case Operator::kLessEqual:
      op = Operator::kGreaterEqual;
      break;
    case Operator::kGreater:
      op = Operator::kLess;
      break;
    case Operator::kGreaterEqual:
      op = Operator::kLessEqual;
      break;
    case Operator::kEqual:
    case Operator::kNotEqual:
      break;
  }
  return add({.kind = Node::Kind::kCompare, .op = op, .column = right.text, .values = {left}});
}

std::size_t ConditionParser::method(const Operand& column) {
  skipSpace();
  const bool is_missing = takeWord("isna") || takeWord("isnull");
  if (is_missing || takeWord("notna") || takeWord("notnull")) {
    require("(");
    require(")");
    const std::size_t node = add({.kind = Node::Kind::kIsMissing, .column = column.text});
    return is_missing ? node : opposite(node);
  }
  if (takeWord("isin")) {
    require("(");
    const std::size_t node = oneOf(column, Operator::kEqual, false);
    require(")");
    return node;
  }
  if (!takeWord("between")) fault("expected.query-method");
  require("(");
  const Operand low = operand(false);
  require(",");
  const Operand high = operand(false);
  require(")");
  const std::size_t from = compared(column, Operator::kGreaterEqual, low);
  const std::size_t to = compared(column, Operator::kLessEqual, high);
  return joined(Node::Kind::kAnd, {from, to});
}

std::size_t ConditionParser::oneOf(const Operand& column, Operator op, bool is_not) {
  skipSpace();
  const bool is_tuple = next() == '(';
  if (!is_tuple && next() != '[') fault("expected.query-list");
  ++at_;
  const std::string_view end = is_tuple ? ")" : "]";
  Node node{.kind = Node::Kind::kCompare, .op = op, .column = column.text};
  do {
    node.values.push_back(operand(false));
  } while (take(","));
  require(end);
  const std::size_t place = add(std::move(node));
  return is_not ? opposite(place) : place;
}

bool ConditionParser::comparisonSign(Operator& op) {
  constexpr std::pair<std::string_view, Operator> signs[] = {
      {"==", Operator::kEqual},        {"!=", Operator::kNotEqual}, {"<=", Operator::kLessEqual},
      {">=", Operator::kGreaterEqual}, {"<", Operator::kLess},      {">", Operator::kGreater}};
  for (const auto& [sign, own] : signs) {
    if (!take(sign)) continue;
    op = own;
    return true;
  }
  return false;
}

ConditionParser::Operand ConditionParser::operand(bool may_be_column) {
  const char* expected = may_be_column ? "expected.query-operand" : "expected.query-value";
  skipSpace();
  const char c = next();
  if (c == '"' || c == '\'') return quoted(c);
  if (c == '`') {
    if (!may_be_column) fault(expected);
    Operand column = quoted(c);
    column.kind = Operand::Kind::kColumn;
    return column;
  }
  if (isDigit(c) || c == '-' || c == '+' || c == '.') {
    std::size_t end = at_ + 1;
    while (end < text_.size() &&
           (isOfName(text_[end]) || text_[end] == '.' ||
            ((text_[end] == '-' || text_[end] == '+') && (text_[end - 1] | 0x20) == 'e'))) {
      ++end;
    }
    const std::string_view written = text_.substr(at_, end - at_);
    const double number = cellNumber(written);
    if (std::isnan(number)) fault(expected);
    at_ = end;
    return {.kind = Operand::Kind::kNumber, .text = std::string(written), .number = number};
  }
  const std::string_view name = word();
  constexpr std::string_view kWords[] = {"and", "or", "not", "in"};
  if (name.empty() || !may_be_column || std::ranges::count(kWords, name)) fault(expected);
  at_ += name.size();
  return {.kind = Operand::Kind::kColumn, .text = std::string(name)};
}

ConditionParser::Operand ConditionParser::quoted(char quote) {
  Operand result{.kind = Operand::Kind::kText, .text = {}};
  const std::size_t start = at_++;
  for (; at_ < text_.size() && text_[at_] != quote; ++at_) {
    if (text_[at_] == '\\' && quote != '`' && at_ + 1 < text_.size()) ++at_;
    result.text += text_[at_];
  }
  if (at_ == text_.size()) {
    at_ = start;
    fault(Message("expected.query-quote", {{"sign", std::string(1, quote)}}));
  }
  ++at_;
  return result;
}

std::size_t ConditionParser::add(Node node) {
  nodes_.push_back(std::move(node));
  return nodes_.size() - 1;
}

std::size_t ConditionParser::joined(Node::Kind kind, std::vector<std::size_t> parts) {
  return parts.size() == 1 ? parts[0] : add({.kind = kind, .parts = std::move(parts)});
}

std::size_t ConditionParser::opposite(std::size_t node) {
  return add({.kind = Node::Kind::kNot, .parts = {node}});
}

void ConditionParser::skipSpace() {
  while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_]))) ++at_;
}

bool ConditionParser::take(std::string_view sign) {
  skipSpace();
  if (!text_.substr(at_).starts_with(sign)) return false;
  at_ += sign.size();
  // Python has no && and ||.
  if ((sign == "&" || sign == "|") && next() == sign[0]) fault("expected.query-operand");
  return true;
}

bool ConditionParser::takeWord(std::string_view word) {
  skipSpace();
  if (this->word() != word) return false;
  at_ += word.size();
  return true;
}

void ConditionParser::require(std::string_view sign) {
  if (!take(sign)) fault(Message("expected.query-sign", {{"sign", sign}}));
}

std::string_view ConditionParser::word() const {
  std::size_t end = at_;
  while (end < text_.size() && isOfName(text_[end])) ++end;
  return text_.substr(at_, end - at_);
}

void ConditionParser::fault(const char* expected) const { fault(Message(expected)); }

// People count characters, not bytes.
void ConditionParser::fault(const Message& expected) const {
  const std::string_view before = text_.substr(0, at_);
  const auto position =
      1 + std::ranges::count_if(before, [](char c) { return (c & 0xC0) != 0x80; });
  std::size_t end = at_;
  while (end < text_.size() && !std::isspace(static_cast<unsigned char>(text_[end])) &&
         std::string_view("()[],").find(text_[end]) == std::string_view::npos) {
    ++end;
  }
  const std::string_view received = text_.substr(at_, std::max<std::size_t>(1, end - at_));
  if (received.empty()) {
    fail(ErrorCode::kInvalidArgument, "preparation.query-ends",
         {{"where", where_}, {"expected", expected}, {"text", text_}});
  }
  fail(ErrorCode::kInvalidArgument, "preparation.query-syntax",
       {{"where", where_}, {"position", position}, {"expected", expected}, {"received", received}});
}

}  // namespace minibatch
