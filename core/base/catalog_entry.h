#pragma once

#include <array>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/arguments.h"

namespace minibatch {

/// An entry that makes objects of the interface T (Layer, Loss …); T::kKind says which kind it is.
template <class T>
struct EntryOf : Entry {
  using Make = std::unique_ptr<T> (*)(const Arguments& arguments);

  constexpr EntryOf(const Entry& entry, Make make) : Entry(entry), make(make) {}
  /// Its arguments may be in itself: `static constexpr auto entry = entryFor…`.
  EntryOf(const EntryOf&) = delete;

  Make make;
};

/// An entry that has its arguments in itself: a constant, which no code has to make.
template <class T, std::size_t kCount>
struct ConstantEntry : EntryOf<T> {
  template <class List>
  constexpr ConstantEntry(const Entry& entry, typename EntryOf<T>::Make make, const List& list)
      : EntryOf<T>(entry, make) {
    for (std::size_t index = 0; index < kCount; ++index) own[index] = list[index];
    this->arguments = own;
  }

  std::array<Argument, kCount> own;
};

template <class T, class Product>
std::unique_ptr<T> makeProduct(const Arguments& arguments) {
  return std::make_unique<Product>(arguments);
}

/// What the entry of the class `Product` has but for its arguments. A layer that takes a list of
/// inputs says so by a constant kMerges; a class that knows arguments it does not offer has a list
/// kUnsupported of them.
template <class T, class Product>
constexpr Entry withoutArguments(const char* class_name, const Choices& identifiers, TextId doc) {
  Entry entry = {
      .kind = T::kKind, .class_name = class_name, .identifiers = identifiers, .doc = doc};
  if constexpr (requires { Product::kMerges; }) entry.merges = true;
  if constexpr (requires { Product::kUnsupported; }) entry.unsupported = Product::kUnsupported;
  return entry;
}

/// Makes an EntryOf<T> for the class `Product`, which is built from its Arguments. `arguments` is
/// {}, a list of Argument, or a function without state that gives a vector of them.
template <class T, class Product>
constexpr EntryOf<T> entryFor(const char* class_name, const Choices& identifiers, TextId doc,
                              NoArguments) {
  return {withoutArguments<T, Product>(class_name, identifiers, doc), makeProduct<T, Product>};
}

template <class T, class Product, std::size_t kCount>
constexpr ConstantEntry<T, kCount> entryFor(const char* class_name, const Choices& identifiers,
                                            TextId doc, const Argument (&arguments)[kCount]) {
  return {withoutArguments<T, Product>(class_name, identifiers, doc), makeProduct<T, Product>,
          arguments};
}

template <class T, class Product, class List>
  requires std::is_invocable_v<List>
constexpr auto entryFor(const char* class_name, const Choices& identifiers, TextId doc, List) {
  return ConstantEntry<T, List{}().size()>(
      withoutArguments<T, Product>(class_name, identifiers, doc), makeProduct<T, Product>,
      List{}());
}

/// An entry that is one row of a table. A Row has class_name, identifiers and doc; a `Product` is
/// built from its Arguments and its row.
template <class T, class Product, class Row>
struct TableEntry : EntryOf<T> {
  explicit TableEntry(const Row& row)
      : EntryOf<T>({.kind = T::kKind,
                    .class_name = row.class_name,
                    .identifiers = row.identifiers,
                    .doc = row.doc},
                   makeOfRow),
        row(row),
        own(Product::arguments(row)) {
    this->arguments = own;
  }

  static std::unique_ptr<T> makeOfRow(const Arguments& arguments) {
    return std::make_unique<Product>(arguments,
                                     static_cast<const TableEntry&>(arguments.entry()).row);
  }

  const Row& row;
  std::vector<Argument> own;
};

/// The entries of a table, in its order. A type of rows has one table.
template <class T, class Product, class Row, std::size_t kCount>
std::vector<const Entry*> tableEntries(const Row (&rows)[kCount]) {
  static const std::vector<TableEntry<T, Product, Row>> entries(rows, rows + kCount);
  std::vector<const Entry*> list;
  for (const Entry& entry : entries) list.push_back(&entry);
  return list;
}

/// All entries that a spec may name. core/catalog.inc is the one list; everything else gets it
/// injected.
class Catalog {
 public:
  explicit Catalog(std::vector<const Entry*> entries) : entries_(std::move(entries)) {}

  std::span<const Entry* const> entries() const { return entries_; }

  /// The entry of `kind` whose class name or identifier is `name`, or null.
  const Entry* find(Kind kind, std::string_view name) const;
  /// As find(), but throws kUnknownName with the names that are known and the place `location`.
  const Entry& require(Kind kind, std::string_view name, const Location& location) const;

  /// Makes an object from its JSON: a name ("adam") or {class_name, config}. Null JSON gives null.
  template <class T>
  std::unique_ptr<T> make(const nlohmann::json& object, const Location& location) const {
    const std::unique_ptr<Arguments> arguments = parse(T::kKind, object, location);
    if (!arguments) return nullptr;
    return static_cast<const EntryOf<T>&>(arguments->entry()).make(*arguments);
  }

  /// Checks an object's JSON (a name or {class_name, config}); null for null JSON.
  std::unique_ptr<Arguments> parse(Kind kind, const nlohmann::json& object,
                                   const Location& location) const;

 private:
  std::vector<const Entry*> entries_;
};

template <class T>
std::unique_ptr<T> Arguments::make(std::string_view name) const {
  return catalog_->make<T>(at(name), locationOf(name));
}

}  // namespace minibatch
