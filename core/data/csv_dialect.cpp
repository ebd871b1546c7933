#include "data/csv_dialect.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json_object.h"
#include "base/json_text.h"
#include "base/number_text.h"

namespace minibatch {
namespace {

using nlohmann::json;

template <class T>
void readMember(const json& arguments, const char* name, T& value) {
  const auto found = arguments.find(name);
  if (found != arguments.end() && !found->is_null()) value = found->get<T>();
}

std::optional<char> letterIn(const json& arguments, const char* name) {
  std::string text;
  readMember(arguments, name, text);
  if (text == "\\s+") return CsvDialect::kWhiteSpace;
  return text.empty() ? std::nullopt : std::optional(text[0]);
}

std::set<std::string, std::less<>> wordsIn(const json& value) {
  std::set<std::string, std::less<>> words;
  for (const json& word : value.is_array() ? value : json::array({value})) {
    words.insert(word.is_string()   ? word.get<std::string>()
                 : word.is_number() ? numberText(word.get<double>())
                                    : jsonText(word));
  }
  return words;
}

}  // namespace

bool CsvMissing::has(std::string_view column, std::string_view cell) const {
  if (words.contains(cell)) return true;
  const auto found = of_column.find(column);
  return found != of_column.end() && found->second.contains(cell);
}

CsvDialect CsvDialect::fromJson(const json& arguments) {
  CsvDialect result;
  result.separator = letterIn(arguments, "sep");
  result.comment = letterIn(arguments, "comment").value_or('\0');
  result.decimal = letterIn(arguments, "decimal");
  if (arguments.contains("thousands")) {
    result.thousands = letterIn(arguments, "thousands").value_or(kNoThousands);
  }
  if (arguments.contains("skiprows")) result.skip_rows = arguments["skiprows"].get<Index>();
  readMember(arguments, "names", result.names);
  if (arguments.contains("header")) result.header = !arguments["header"].is_null();
  if (arguments.contains("index_col")) {
    const json& column = arguments["index_col"];
    if (!column.is_null()) result.row_names = !column.is_boolean();
  }
  result.quotes = !arguments.contains("quoting") || arguments["quoting"] != 3;
  readMember(arguments, "keep_default_na", result.missing.keeps_default);
  if (const auto found = arguments.find("na_values");
      found != arguments.end() && !found->is_null()) {
    if (found->is_object()) {
      for (const auto& [column, words] : found->items()) {
        result.missing.of_column[column] = wordsIn(words);
      }
    } else {
      result.missing.words = wordsIn(*found);
    }
  }
  readMember(arguments, "nrows", result.most_rows);
  readMember(arguments, "step", result.step);
  result.step = std::max<Index>(1, result.step);
  std::map<std::string, std::string> types;
  readMember(arguments, "dtype", types);
  for (const auto& [column, type] : types) {
    const bool is_number = type.starts_with("float") || type.starts_with("int");
    result.types[column] = is_number                        ? CsvType::kNumber
                           : type.starts_with("datetime64") ? CsvType::kDate
                                                            : CsvType::kText;
  }
  return result;
}

json CsvDialect::toJson() const {
  const char letter = separator.value_or(',');
  json result =
      jsonObject({{"sep", letter == kWhiteSpace ? std::string("\\s+") : std::string(1, letter)},
                  {"header", header.value_or(true) ? json(0) : json(nullptr)}});
  if (skip_rows.value_or(0) > 0) result["skiprows"] = *skip_rows;
  if (comment != '\0') result["comment"] = std::string(1, comment);
  return result;
}

}  // namespace minibatch
