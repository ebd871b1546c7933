#include "base/slice_key.h"

#include <algorithm>

namespace minibatch {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// The next part of `text` before `separator`, which is cut off.
std::string_view nextPart(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view part = trimmed(text.substr(0, end));
  text = end < text.size() ? text.substr(end + 1) : std::string_view();
  return part;
}

// A whole number, or nothing in its place; false where it is neither.
bool readWhole(std::string_view text, std::optional<Index>& number) {
  if (text.empty()) return true;
  const bool negative = text.front() == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > 9) return false;
  Index value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    value = value * 10 + (c - '0');
  }
  number = negative ? -value : value;
  return true;
}

}  // namespace

std::vector<SliceItem> parseSlices(std::string_view text) {
  std::vector<SliceItem> items;
  bool has_ellipsis = false;
  for (bool more = true; more;) {
    more = text.find(',') != text.npos;
    std::string_view part = nextPart(text, ',');
    if (!more && part.empty()) break;  // x[:, 0,]
    SliceItem item{SliceItem::Kind::kIndex, {}, {}, {}};
    if (part == "..." && !has_ellipsis) {
      item.kind = SliceItem::Kind::kEllipsis;
      has_ellipsis = true;
    } else if (part == "None") {
      item.kind = SliceItem::Kind::kNewAxis;
    } else if (part.find(':') != part.npos) {
      item.kind = SliceItem::Kind::kSlice;
      const bool read = readWhole(nextPart(part, ':'), item.start) &&
                        readWhole(nextPart(part, ':'), item.stop) &&
                        readWhole(trimmed(part), item.step);
      if (!read || item.step == 0) return {};
    } else if (part.empty() || !readWhole(part, item.start)) {
      return {};
    }
    items.push_back(item);
  }
  return items.size() > Shape::kMaxRank ? std::vector<SliceItem>() : items;
}

}  // namespace minibatch
