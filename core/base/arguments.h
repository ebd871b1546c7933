#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <limits>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/shape.h"
#include "base/tensor.h"
#include "base/text_id.h"

namespace minibatch {

class Catalog;

/// What can be named in a spec.
enum class Kind {
  kLayer,
  kActivation,
  kLoss,
  kOptimizer,
  kMetric,
  kInitializer,
  kRegularizer,
  kConstraint,
  kSchedule,
  kCallback,
  kPreparation,
  kBaseline,
};

/// The kind as the catalogue's JSON spells it: "layer", "activation" …
std::string_view kindName(Kind kind);

enum class ArgumentType {
  kInteger,
  kNumber,
  kBoolean,
  kString,        // one of `choices` where there are any
  kIntegerPair,   // 3 or [3, 3]
  kNumberPair,    // 0.2 or [-0.2, 0.3]
  kIntegers,      // a whole number, or a list of them
  kShape,         // a sample's shape, without the batch axis; a nullable one's extents are, too
  kObject,        // another entry of kind `object_kind`: its name, or {class_name, config}
  kIntegerSides,  // 3, [1, 2] or [[1, 2], [3, 4]]: before and after, along height and width
  kNumbers,       // a number, or a list of them, or lists of lists
  kStrings,       // a list of texts
  kScalar,        // a number or a text; with `or_object` {name: whole number}, too
  kScalars,  // a number or a text, or a list of them; with `or_object` {text: such a value}, too
};

/// A few names, kept in place: with them an Argument is plain data, which the compiler lays down as
/// it is instead of writing code that builds it.
class Choices {
 public:
  using value_type = std::string_view;

  constexpr Choices() = default;
  constexpr Choices(std::initializer_list<std::string_view> names) {
    for (std::string_view name : names) names_.at(size_++) = name;
  }

  constexpr bool empty() const { return size_ == 0; }
  constexpr std::size_t size() const { return size_; }
  constexpr const std::string_view* begin() const { return names_.data(); }
  constexpr const std::string_view* end() const { return names_.data() + size_; }
  constexpr std::string_view operator[](std::size_t index) const { return names_[index]; }
  constexpr std::string_view front() const { return names_[0]; }

 private:
  std::array<std::string_view, 6> names_{};
  std::size_t size_ = 0;
};

/// One argument of a catalogue entry: the only place where its name, type, default and range stand.
struct Argument {
  std::string_view name;
  ArgumentType type = ArgumentType::kNumber;
  /// As JSON text; empty: the argument is required.
  std::string_view default_json;
  TextId doc;
  /// Bounds of a number or of each number of a list; `above` and `below` are exclusive.
  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
  double above = -std::numeric_limits<double>::infinity();
  double below = std::numeric_limits<double>::infinity();
  Choices choices = {};  // of a text, or the class names of an object
  Kind object_kind = Kind::kInitializer;
  bool or_object = false;  // of a kNumber: may also be {class_name, config} of kind `object_kind`
  bool nullable = false;
  /// What texts stand for: "columns" of the table that comes to a step, all of them where it is not
  /// set; "some columns", none where it is not set; "condition": see Query; "slices": SliceItem.
  std::string_view of = {};
};

/// An argument that Keras has and this library understands but does not offer: only its default
/// (false or null) is taken.
struct Unsupported {
  std::string_view name;
  std::string_view reason;  // the message "unsupported.masking" without its first word
};

/// What every catalogue entry has, whatever it makes.
struct Entry {
  Kind kind;
  std::string_view class_name;  // Keras's class: "MaxPooling2D"
  /// Other names Keras accepts for it ("mse"); the first, or the class name in snake case, names
  /// the JavaScript function.
  Choices identifiers;
  TextId doc;  // a sentence; behind a line break the formula or the shapes
  std::span<const Argument> arguments = {};
  std::span<const Unsupported> unsupported = {};
  bool merges = false;  // of a layer: whether it takes a list of inputs

  const Argument* find(std::string_view argument) const;
};

/// What an entry without arguments has for a list of them.
struct NoArguments {};

/// The checked arguments of one object in a spec: every argument of the entry has a value.
class Arguments {
 public:
  /// Checks `config` against `entry` and fills in defaults. `location` names the place in messages,
  /// as in `Layer "conv2d"`. Throws kInvalidArgument naming the argument, the value received and
  /// what is allowed. Unknown arguments are refused, but for those Keras writes into every config
  /// (`name`, `dtype`, `trainable`, `batch_shape`, `build_config` …), which are kept out.
  Arguments(const Entry& entry, const nlohmann::json& config, const Catalog& catalog,
            const Location& location);
  Arguments(const Arguments&);
  Arguments(Arguments&&) noexcept;
  Arguments& operator=(const Arguments&);
  Arguments& operator=(Arguments&&) noexcept;
  ~Arguments();

  const Entry& entry() const { return *entry_; }
  /// Where these arguments stand, for messages: `Layer "conv2d"`.
  const Location& location() const { return location_; }

  bool isNull(std::string_view name) const;
  /// Whether a kNumber that may be an object is one: make() makes it.
  bool isObject(std::string_view name) const;
  Index integer(std::string_view name) const;
  double number(std::string_view name) const;
  bool boolean(std::string_view name) const;
  std::string string(std::string_view name) const;
  /// A kIntegerPair; a single number stands for both.
  std::pair<Index, Index> integerPair(std::string_view name) const;
  /// The numbers of a kNumberPair: one or two.
  std::vector<double> numberPair(std::string_view name) const;
  /// A kIntegers or kShape; a single number is a list of one, and a null extent is -1.
  std::vector<Index> integers(std::string_view name) const;
  /// The one number of a kIntegers argument, as Keras's one-dimensional layers take it: 3 or [3].
  /// Throws kInvalidArgument for any other count.
  Index onlyInteger(std::string_view name) const;
  /// A kIntegerSides as {{top, bottom}, {left, right}}.
  std::array<std::pair<Index, Index>, 2> integerSides(std::string_view name) const;
  /// All numbers of a kNumbers in order, however deep the lists.
  std::vector<double> numbers(std::string_view name) const;
  Shape shape(std::string_view name) const;
  /// The texts of a kStrings.
  std::vector<std::string> strings(std::string_view name) const;
  /// Makes the object a kObject argument names; null where the argument is null.
  template <class T>
  std::unique_ptr<T> make(std::string_view name) const;
  /// The class name of a kObject argument; empty where it is null.
  std::string className(std::string_view name) const;

  /// The complete config as JSON, as Keras's get_config() would give it.
  const nlohmann::json& config() const { return *values_; }

 private:
  Location locationOf(std::string_view argument) const;
  const nlohmann::json& at(std::string_view name) const;

  const Entry* entry_;
  const Catalog* catalog_;
  Location location_;
  std::unique_ptr<nlohmann::json> values_;
};

}  // namespace minibatch
