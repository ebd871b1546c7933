#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "data/table.h"

namespace minibatch {

/// Rows to look at, column by column.
class Frame {
 public:
  virtual ~Frame() = default;

  virtual Index rows() const = 0;
  /// All cells of a column. Those of a table are shared, others are copied.
  virtual Column column(Index place) const = 0;
  /// A cell for showing, nothing where it is missing.
  virtual std::string text(Index row, Index place) const = 0;

  Index columns() const { return static_cast<Index>(names_.size()); }
  const std::vector<std::string>& names() const { return names_; }
  /// Throws kInvalidData naming the columns there are.
  Index require(const std::string& name) const;
  Column column(const std::string& name) const { return column(require(name)); }

 protected:
  explicit Frame(std::vector<std::string> names) : names_(std::move(names)) {}

 private:
  std::vector<std::string> names_;
};

using FramePointer = std::shared_ptr<const Frame>;

FramePointer frameOf(Table table);

}  // namespace minibatch
