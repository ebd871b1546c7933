#pragma once

#include "data/table.h"
#include "preparation/data.h"

namespace minibatch::testing {

/// Two columns of numbers and one of text, in 24 rows.
Table complete();
/// The same with every fifth cell missing, in each column another one.
Table withMissing();
/// The columns of text, or the others.
Table columnsOf(const Table& table, bool text);
/// Those rows, in that order.
Table rowsOf(const Table& table, const RowNumbers& rows);

}  // namespace minibatch::testing
