#pragma once

#include "preparation/column_step.h"

namespace minibatch {

/// A step that changes each cell by itself, whatever the others are: it learns nothing.
class MapStep : public ColumnStep {
 public:
  bool learns() const override { return false; }

 protected:
  using ColumnStep::ColumnStep;

  bool appliesTo(const Column& column) const override { return column.numeric() != nullptr; }
  std::optional<std::string_view> fitColumn(const Column& column, const RowNumbers& rows,
                                            std::size_t index) override;
  nlohmann::json learnedColumn(std::size_t index) const override;
  void restoreColumn(const nlohmann::json& column, std::size_t index) override;
};

}  // namespace minibatch
