#include "look/frame.h"

#include <algorithm>
#include <utility>

namespace minibatch {
namespace {

std::vector<std::string> namesOf(const Table& table) {
  std::vector<std::string> names;
  for (const Column& column : table.columns()) names.push_back(column.name);
  return names;
}

class TableFrame : public Frame {
 public:
  explicit TableFrame(Table table) : Frame(namesOf(table)), table_(std::move(table)) {}

  Index rows() const override { return table_.rows(); }
  Column column(Index place) const override { return table_.columns()[place]; }
  std::string text(Index row, Index place) const override {
    return table_.columns()[place].text(row);
  }

 private:
  Table table_;
};

}  // namespace

Index Frame::require(const std::string& name) const {
  const auto found = std::ranges::find(names_, name);
  if (found == names_.end()) failNoColumn(name, names_);
  return found - names_.begin();
}

FramePointer frameOf(Table table) { return std::make_shared<TableFrame>(std::move(table)); }

}  // namespace minibatch
