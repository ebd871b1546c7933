#pragma once

#include <initializer_list>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <utility>

namespace minibatch {

/// {name: value …}. nlohmann's own braces build lists of names and values at every such place,
/// which are taken apart again: this is half the code.
nlohmann::json jsonObject(std::initializer_list<std::pair<const char*, nlohmann::json>> members);

/// The text of a JSON object whose members stay in the order they are added, which nlohmann::json
/// sorts by name. (nlohmann::ordered_json keeps it, too, but is a second copy of the library in
/// what is downloaded: 10 KB.)
class JsonObject {
 public:
  void add(std::string_view name, const nlohmann::json& value);
  /// A member whose value is JSON text already.
  void addText(std::string_view name, std::string_view json);
  std::string text() const { return "{" + members_ + "}"; }

 private:
  std::string members_;
};

}  // namespace minibatch
