#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/catalog_entry.h"
#include "contract/variants.h"
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
/// The cells of a row by column, as texts that tell every bit apart.
std::map<std::string, std::string> cells(const Table& table, Index row);

/// The steps of the catalogue that are for tables, and those for images.
std::vector<const Entry*> tableSteps();
std::vector<const Entry*> imageSteps();
/// variantsOf() a step, with arguments that go with the tables above.
std::vector<Variant> variantsOfStep(const Entry& entry);

}  // namespace minibatch::testing
