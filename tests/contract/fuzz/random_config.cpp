#include "contract/fuzz/random_config.h"

#include <cmath>

#include "catalog.h"

namespace minibatch::testing {
namespace {

using nlohmann::json;

// Draws the values of one config.
class Drawer {
 public:
  Drawer(const Shape& input, Dice& choices) : input_(input), choices_(choices) {}

  json config(const Entry& entry, int depth) {
    json result = json::object();
    for (const Argument& argument : entry.arguments) {
      const bool required = argument.default_json.empty();
      if (!required && choices_.chance(0.6)) continue;
      if (argument.name == "stateful") continue;  // such models give something else each time
      if (argument.nullable && choices_.chance(0.2)) {
        result[std::string(argument.name)] = nullptr;
      } else if (required || depth < kDeepest || argument.type != ArgumentType::kObject) {
        result[std::string(argument.name)] = value(argument, depth);
      }
    }
    return result;
  }

 private:
  static constexpr int kDeepest = 2;  // of objects within objects
  static constexpr double kSpan = 3;  // how far beyond an only bound numbers go

  json value(const Argument& argument, int depth) {
    switch (argument.type) {
      case ArgumentType::kInteger:
        return whole(argument);
      case ArgumentType::kNumber:
        return number(argument);
      case ArgumentType::kBoolean:
        return choices_.chance(0.5);
      case ArgumentType::kString:
        if (argument.of == "slices") return slices();
        return argument.choices.empty() ? json("text") : json(choices_.oneOf(argument.choices));
      case ArgumentType::kIntegerPair:
        if (argument.minimum < 0) return axes();
        return choices_.chance(0.5) ? whole(argument) : wholes(argument, 2);
      case ArgumentType::kNumberPair:
        return choices_.chance(0.5) ? number(argument) : numbers(argument, 2);
      case ArgumentType::kIntegers:
        return integers(argument);
      case ArgumentType::kShape:
        return shape(argument);
      case ArgumentType::kObject:
        return object(argument, depth);
      case ArgumentType::kIntegerSides:
        if (choices_.chance(0.3)) return whole(argument);
        if (choices_.chance(0.4)) return wholes(argument, 2);
        return json::array({wholes(argument, 2), wholes(argument, 2)});
      case ArgumentType::kNumbers:
        // The sides of a volume, which are whole.
        if (input_.rank() == 4 && choices_.chance(0.5)) return wholes(argument, 3);
        return choices_.chance(0.5) ? number(argument)
                                    : numbers(argument, input_.rank() ? input_.back() : 1);
      case ArgumentType::kStrings:
        return json::array({"a", "b"});
      case ArgumentType::kScalar:
        if (!argument.choices.empty()) return json(choices_.oneOf(argument.choices));
        return choices_.chance(0.5) ? number(argument) : json("a");
      case ArgumentType::kScalars:
        return json::array({number(argument), "a"});
    }
    return nullptr;
  }

  // Small ones: a model must stay small.
  json whole(const Argument& argument) {
    double low = std::max(argument.minimum, std::floor(argument.above) + 1);
    double high = std::min(argument.maximum, std::ceil(argument.below) - 1);
    if (std::isinf(low)) low = std::isinf(high) ? -3 : high - 5;
    high = std::min(high, low + 5);
    // Small ones more often: windows and strides must fit small images.
    const double part = choices_.uniform() * choices_.uniform();
    return static_cast<std::int64_t>(low + std::floor(part * (high - low + 1)));
  }

  json wholes(const Argument& argument, Index count) {
    json list = json::array();
    for (Index i = 0; i < count; ++i) list.push_back(whole(argument));
    return list;
  }

  json number(const Argument& argument) {
    double low = std::max(argument.minimum, argument.above);
    double high = std::min(argument.maximum, argument.below);
    if (std::isinf(low) && std::isinf(high)) return choices_.uniform(-2, 2);
    if (std::isinf(low)) low = high - kSpan;
    if (std::isinf(high) || high - low > 2 * kSpan) high = low + kSpan;
    if (choices_.chance(0.1) && low == argument.minimum) return low;
    if (choices_.chance(0.1) && high == argument.maximum) return high;
    return choices_.uniform(low + (high - low) * 0.01, high - (high - low) * 0.01);
  }

  json numbers(const Argument& argument, Index count) {
    json list = json::array();
    for (Index i = 0; i < count; ++i) list.push_back(number(argument));
    return list;
  }

  // A number, some numbers, or some axes of the input in any order.
  json integers(const Argument& argument) {
    if (choices_.chance(0.4)) return whole(argument);
    if (choices_.chance(0.5)) return wholes(argument, choices_.between(1, 3));
    std::vector<Index> axes;
    for (int axis = 1; axis <= input_.rank(); ++axis) axes.push_back(axis);
    choices_.shuffle(axes);
    if (choices_.chance(0.5) && !axes.empty()) {
      axes.resize(static_cast<std::size_t>(choices_.between(1, static_cast<Index>(axes.size()))));
    }
    return axes;
  }

  // What x[…] may say of the axes behind the batch.
  json slices() {
    std::string text = choices_.chance(0.2) ? "..." : ":";
    for (Index i = choices_.between(0, input_.rank()); i > 0; --i) {
      const std::vector<std::string> items = {
          "0", "-1", "1", ":", "1:", ":-1", "::2", "::-1", "None"};
      text += ", " + choices_.oneOf(items);
    }
    return text;
  }

  // An axis of the input, or two.
  json axes() {
    const auto one = [&] { return choices_.between(1, std::max<Index>(input_.rank(), 1)); };
    return choices_.chance(0.5) ? json(one()) : json::array({one(), one()});
  }

  // Any sizes, or the input's in another order or taken together.
  json shape(const Argument& argument) {
    if (choices_.chance(0.2)) return wholes(argument, choices_.between(1, 3));
    std::vector<Index> extents(input_.begin(), input_.end());
    choices_.shuffle(extents);
    while (extents.size() > 1 && choices_.chance(0.4)) {
      const Index last = extents.back();
      extents.pop_back();
      extents.back() *= last;
    }
    const bool may_be_open = argument.minimum <= -1;
    if (may_be_open && !extents.empty() && choices_.chance(0.3)) {
      extents[static_cast<std::size_t>(choices_.below(static_cast<Index>(extents.size())))] = -1;
    }
    return extents;
  }

  json object(const Argument& argument, int depth) {
    std::vector<const Entry*> candidates;
    for (const Entry* entry : catalog().entries()) {
      const bool is_choice =
          argument.choices.empty() || std::ranges::count(argument.choices, entry->class_name) > 0;
      if (entry->kind == argument.object_kind && is_choice) candidates.push_back(entry);
    }
    const Entry& entry = *choices_.oneOf(candidates);
    const json inner = config(entry, depth + 1);
    if (inner.empty() && choices_.chance(0.5)) return entry.class_name;
    return {{"class_name", entry.class_name}, {"config", inner}};
  }

  const Shape& input_;
  Dice& choices_;
};

}  // namespace

json randomConfig(const Entry& entry, const Shape& input, Dice& choices) {
  return Drawer(input, choices).config(entry, 0);
}

}  // namespace minibatch::testing
