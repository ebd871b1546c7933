#include "preparation/text_tokens.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/ascii.h"

namespace minibatch {
namespace {

// What Keras strips, none of which is beyond ASCII.
constexpr std::string_view kPunctuation = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'";
constexpr std::string_view kWhitespace = " \t\n\v\f\r";

bool continuesCharacter(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

TextTokens::TextTokens(const Arguments& arguments) {
  if (!arguments.isNull("standardize")) {
    const std::string standardize = arguments.string("standardize");
    lowers_ = standardize != "strip_punctuation";
    strips_ = standardize != "lower";
  }
  if (!arguments.isNull("split")) {
    split_ = arguments.string("split") == "character" ? Split::kCharacter : Split::kWhitespace;
  }
  if (!arguments.isNull("ngrams")) ngrams_ = static_cast<int>(arguments.number("ngrams"));
}

std::string TextTokens::standardized(std::string_view text) const {
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    if (strips_ && kPunctuation.find(c) != std::string_view::npos) continue;
    result += lowers_ ? lower(c) : c;  // as tf.strings.lower(): letters of ASCII only
  }
  return result;
}

std::vector<std::string> TextTokens::split(const std::string& text) const {
  std::vector<std::string> tokens;
  if (split_ == Split::kNone) {
    tokens.push_back(text);
  } else if (split_ == Split::kWhitespace) {
    std::size_t end = 0;
    while (true) {
      const std::size_t begin = text.find_first_not_of(kWhitespace, end);
      if (begin == std::string::npos) break;
      end = std::min(text.find_first_of(kWhitespace, begin), text.size());
      tokens.push_back(text.substr(begin, end - begin));
    }
  } else {
    for (std::size_t begin = 0; begin < text.size();) {
      std::size_t end = begin + 1;
      while (end < text.size() && continuesCharacter(text[end])) ++end;
      tokens.push_back(text.substr(begin, end - begin));
      begin = end;
    }
  }
  return tokens;
}

void TextTokens::each(std::string_view text,
                      const std::function<void(const std::string&)>& use) const {
  const std::vector<std::string> tokens = split(standardized(text));
  for (int width = 1; width <= ngrams_; ++width) {
    for (std::size_t first = 0; first + static_cast<std::size_t>(width) <= tokens.size(); ++first) {
      std::string joined = tokens[first];
      for (int next = 1; next < width; ++next) {
        joined += ' ';
        joined += tokens[first + static_cast<std::size_t>(next)];
      }
      use(joined);
    }
  }
}

}  // namespace minibatch
