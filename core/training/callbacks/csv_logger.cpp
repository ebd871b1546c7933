#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/json_text.h"
#include "base/merge_sort.h"
#include "base/refusal.h"
#include "training/callbacks/callback.h"

namespace minibatch {
namespace {

// Python's repr() of a float, which JSON's differs from only between 1e15 and 1e16.
std::string pythonNumber(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  return jsonNumberText(value);
}

bool isOneCharacter(const std::string& text) {
  return std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }) == 1;
}

/// The logs of the epochs as the text of a CSV file. Keras: keras.callbacks.CSVLogger. As there:
/// the columns are "epoch" and the first epoch's logs in alphabetical order; without validation in
/// that epoch each gets a column val_… of "NA"; only what callbacks before it logged is in it;
/// lines end with CR LF, numbers are the shortest that read back as the same double, fields are
/// quoted only where they must be.
class CSVLogger : public Callback {
 public:
  static constexpr Unsupported kUnsupported[] = {{"filename", "text-in-result"}};

  explicit CSVLogger(const Arguments& arguments)
      : separator_(arguments.string("separator")), header_(!arguments.boolean("append")) {
    if (!isOneCharacter(separator_) || separator_.find_first_of("\"\r\n") != std::string::npos) {
      refuseValue(arguments, "separator", Message("expected.separator"), separator_);
    }
  }

  void onEpochEnd(int epoch, FitContext& context) override {
    if (keys_.empty()) {
      bool validated = false;
      for (const auto& [name, value] : context.logs.entries()) {
        keys_.push_back(name);
        validated |= name.starts_with("val_");
      }
      sortStable(keys_);
      const std::size_t count = validated ? 0 : keys_.size();
      for (std::size_t i = 0; i < count; ++i) keys_.push_back("val_" + keys_[i]);
      if (header_) {
        text_ += "epoch";
        for (const std::string& key : keys_) text_ += separator_ + quoted(key);
        text_ += "\r\n";
      }
    }
    text_ += std::to_string(epoch);
    for (const std::string& key : keys_) {
      const std::optional<double> value = context.logs.get(key);
      text_ += separator_ + quoted(value ? pythonNumber(*value) : "NA");
    }
    text_ += "\r\n";
  }

  /// {text}
  nlohmann::json result() const override { return {{"text", text_}}; }

 private:
  std::string quoted(const std::string& field) const {
    if (field.find(separator_) == std::string::npos &&
        field.find_first_of("\"\r\n") == std::string::npos) {
      return field;
    }
    std::string result = "\"";
    for (char c : field) result += c == '"' ? std::string("\"\"") : std::string(1, c);
    return result + "\"";
  }

  std::string separator_, text_;
  bool header_;
  std::vector<std::string> keys_;
};

}  // namespace

const EntryOf<Callback>& csvLoggerEntry() {
  static constexpr auto entry = entryFor<Callback, CSVLogger>(
      "CSVLogger", {"csv_logger"}, "Writes the logs of every epoch as CSV.",
      {{.name = "separator",
        .type = ArgumentType::kString,
        .default_json = "\",\"",
        .doc = "The delimiter between fields."},
       {.name = "append",
        .type = ArgumentType::kBoolean,
        .default_json = "false",
        .doc = "Whether to leave out the header, so that the text can be appended to an earlier "
               "one."}});
  return entry;
}

}  // namespace minibatch
