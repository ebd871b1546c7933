#include "base/parse_json.h"

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "base/error.h"
#include "base/read_number.h"

namespace minibatch {
namespace {

using nlohmann::json;

bool isDigit(int c) { return c >= '0' && c <= '9'; }

/// A reader of RFC 8259, for the values of nlohmann/json, whose own is 20 KB of code and formats
/// its errors by printf.
class JsonReader {
 public:
  JsonReader(std::string_view text, const Location& location) : text_(text), location_(location) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;  // a mark of the byte order
  }

  json document() {
    json result = value(token());
    if (const int c = token(); c != kEnd) unexpected(c);
    return result;
  }

 private:
  static constexpr int kEnd = -1;

  int next() {
    const int c = at_ < text_.size() ? static_cast<unsigned char>(text_[at_]) : kEnd;
    ++at_;
    return c;
  }

  /// The first character of the next token.
  int token() {
    int c = next();
    while (c == ' ' || c == '\n' || c == '\r' || c == '\t') c = next();
    return c;
  }

  /// The character that was read last is none that may stand there.
  [[noreturn]] void fault() const {
    std::size_t line = 1, column = 0;
    for (std::size_t i = 0; i < at_; ++i) {
      ++column;
      if (i < text_.size() && text_[i] == '\n') {
        ++line;
        column = 0;
      }
    }
    fail(ErrorCode::kInvalidSpec, "json.invalid",
         {{"where", location_},
          {"detail", Message("json.at", {{"line", std::to_string(line)},
                                         {"column", std::to_string(column)}})}});
  }

  void enter() {
    if (++depth_ <= kMaxJsonDepth) return;
    fail(ErrorCode::kInvalidSpec, "json.too-deep",
         {{"where", location_}, {"limit", kMaxJsonDepth}});
  }

  json value(int first) {
    switch (first) {
      case '{':
        return object();
      case '[':
        return array();
      case '"':
        return string();
      case 't':
        return literal("rue", true);
      case 'f':
        return literal("alse", false);
      case 'n':
        return literal("ull", nullptr);
      default:
        return number(first);
    }
  }

  json object() {
    enter();
    json result = json::object();
    int c = token();
    if (c != '}') {
      for (;; c = token()) {
        if (c != '"') unexpected(c);
        std::string name = string();
        if (c = token(); c != ':') unexpected(c);
        result[std::move(name)] = value(token());
        if (c = token(); c == '}') break;
        if (c != ',') unexpected(c);
      }
    }
    --depth_;
    return result;
  }

  json array() {
    enter();
    json result = json::array();
    int c = token();
    if (c != ']') {
      for (;; c = token()) {
        result.push_back(value(c));
        if (c = token(); c == ']') break;
        if (c != ',') unexpected(c);
      }
    }
    --depth_;
    return result;
  }

  /// A token that may not stand there: its end is named, or what is wrong within it.
  [[noreturn]] void unexpected(int first) {
    if (first != '{' && first != '[') value(first);
    fault();
  }

  json literal(const char* rest, json meaning) {
    for (; *rest; ++rest) {
      if (next() != *rest) fault();
    }
    return meaning;
  }

  int digits(int c) {
    if (!isDigit(c)) fault();
    while (isDigit(c)) c = next();
    return c;
  }

  json number(int first) {
    const std::size_t begin = at_ - 1;
    bool is_whole = true;
    int c = first == '-' ? next() : first;
    c = c == '0' ? next() : digits(c);
    if (c == '.') {
      is_whole = false;
      c = digits(next());
    }
    if (c == 'e' || c == 'E') {
      is_whole = false;
      c = next();
      c = digits(c == '+' || c == '-' ? next() : c);
    }
    --at_;
    const std::string_view text = text_.substr(begin, at_ - begin);
    const bool is_negative = first == '-';
    std::uint64_t whole = 0;
    for (const char digit : text.substr(is_negative)) {
      is_whole = is_whole && !__builtin_mul_overflow(whole, 10u, &whole) &&
                 !__builtin_add_overflow(whole, static_cast<unsigned>(digit - '0'), &whole);
    }
    if (is_whole && !is_negative) return whole;
    if (is_whole && whole <= std::uint64_t{1} << 63) return static_cast<std::int64_t>(-whole);
    const double result = readNumber(text);
    if (!std::isfinite(result)) fault();
    return result;
  }

  int hexadecimal() {
    int code = 0;
    for (int i = 0; i < 4; ++i) {
      const int c = next(), letter = c | 0x20;
      if (!isDigit(c) && (letter < 'a' || letter > 'f')) fault();
      code = 16 * code + (isDigit(c) ? c - '0' : letter - 'a' + 10);
    }
    return code;
  }

  void appendCharacter(std::string& text) {
    int code = hexadecimal();
    if (code >= 0xDC00 && code < 0xE000) fault();
    if (code >= 0xD800 && code < 0xDC00) {  // the first half of a pair
      if (next() != '\\' || next() != 'u') fault();
      const int second = hexadecimal();
      if (second < 0xDC00 || second >= 0xE000) fault();
      code = 0x10000 + ((code - 0xD800) << 10) + (second - 0xDC00);
    }
    const auto append = [&](int byte) { text += static_cast<char>(byte); };
    if (code < 0x80) return append(code);
    const int followers = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    append((0xFF << (7 - followers) & 0xFF) | code >> 6 * followers);
    for (int i = followers - 1; i >= 0; --i) append(0x80 | (code >> 6 * i & 0x3F));
  }

  /// The bytes that follow `c` in a character of UTF-8, whose shortest form alone is one.
  void appendUtf8(std::string& text, int c) {
    if (c < 0xC2 || c > 0xF4) fault();
    text += static_cast<char>(c);
    int low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
    int high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
    for (int followers = c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3; followers > 0; --followers) {
      const int byte = next();
      if (byte < low || byte > high) fault();
      text += static_cast<char>(byte);
      low = 0x80;
      high = 0xBF;
    }
  }

  std::string string() {
    constexpr std::string_view kEscapes = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
    std::string text;
    for (int c = next(); c != '"'; c = next()) {
      if (c < 0x20) fault();  // also the end
      if (c == '\\') {
        c = next();
        const std::size_t escape =
            c < 0 ? std::string_view::npos : kEscapes.find(static_cast<char>(c));
        if (escape != std::string_view::npos) {
          text += kMeanings[escape];
        } else if (c == 'u') {
          appendCharacter(text);
        } else {
          fault();
        }
      } else if (c < 0x80) {
        text += static_cast<char>(c);
      } else {
        appendUtf8(text, c);
      }
    }
    return text;
  }

  std::string_view text_;
  const Location& location_;
  std::size_t at_ = 0;  // behind the character that was read last
  int depth_ = 0;
};

// The part of `text` between two others; empty where it does not have them.
std::string_view between(std::string_view text, std::string_view before, std::string_view after) {
  const std::size_t at = text.find(before);
  if (at == std::string_view::npos) return {};
  text.remove_prefix(at + before.size());
  const std::size_t end = text.find(after);
  return end == std::string_view::npos ? std::string_view() : text.substr(0, end);
}

}  // namespace

nlohmann::json parseJson(std::string_view text, const Location& location) {
  if (text.size() > kMaxJsonBytes) {
    fail(ErrorCode::kInvalidSpec, "json.too-long",
         {{"where", location}, {"megabytes", text.size() >> 20}, {"limit", kMaxJsonBytes >> 20}});
  }
  return JsonReader(text, location).document();
}

// The library says it in English only, as in "[json.exception.type_error.302] type must be string,
// but is null", "… cannot use at() with number" and "… key 'name' not found".
Message jsonFault(const std::exception& fault) {
  const std::string what = std::string(fault.what()) + '\n';
  const auto expected = between(what, "type must be ", ","),
             received = between(what, "but is ", "\n");
  if (!expected.empty()) {
    return Message("json.wrong-type", {{"expected", expected}, {"received", received}});
  }
  if (const auto type = between(what, "cannot use ", "\n"); !type.empty()) {
    return Message("json.unexpected-type", {{"received", type.substr(type.find_last_of(' ') + 1)}});
  }
  if (const auto key = between(what, "key '", "' not found"); !key.empty()) {
    return Message("json.no-key", {{"key", key}});
  }
  return Message("text", {{"text", fault.what()}});
}

}  // namespace minibatch
