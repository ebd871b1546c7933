#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "preparation/condition.h"

namespace minibatch {

/// Reads the text of a condition, from left to right, into its nodes. `and` and `&` bind more
/// strongly than `or` and `|`, as in pandas, and all of them less than a comparison.
class ConditionParser {
 public:
  using Node = Condition::Node;
  using Operand = Condition::Operand;
  using Operator = Condition::Operator;

  ConditionParser(std::string_view text, const Location& where, std::vector<Node>& nodes)
      : text_(text), where_(where), nodes_(nodes) {}

  void parse();

 private:
  std::size_t either();
  std::size_t both();
  std::size_t single();
  std::size_t comparison();
  std::size_t compared(const Operand& left, Operator op, const Operand& right);
  std::size_t method(const Operand& column);
  std::size_t oneOf(const Operand& column, Operator op, bool opposite);
  Operand operand(bool may_be_column);
  Operand quoted(char quote);
  bool comparisonSign(Operator& op);

  std::size_t add(Node node);
  std::size_t joined(Node::Kind kind, std::vector<std::size_t> parts);
  std::size_t opposite(std::size_t node);

  void skipSpace();
  char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  /// Whether a sign or a word comes next, which is then behind us.
  bool take(std::string_view sign);
  bool takeWord(std::string_view word);
  void require(std::string_view sign);
  std::string_view word() const;
  [[noreturn]] void fault(const char* expected) const;
  [[noreturn]] void fault(const Message& expected) const;

  std::string_view text_;
  const Location& where_;
  std::vector<Node>& nodes_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace minibatch
