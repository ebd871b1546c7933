#pragma once

#include <string>

#include "base/catalog_entry.h"

namespace minibatch {

/// Everything a spec may name. Adding something is one file and one line in catalog.inc.
const Catalog& catalog();

/// The catalogue as JSON: {entries: [{kind, class_name, identifiers, js_name, doc, merges,
/// arguments: [{name, type, required, default, doc, minimum, maximum, above, below, choices, kind,
/// nullable}]}]}. `doc` is the number of a text: text_id.h. The forms of the playground, the
/// TypeScript types and the argument checks all come from it.
std::string catalogJson();

}  // namespace minibatch
