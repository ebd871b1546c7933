// Prints the catalogue as JSON, for the build of the package: tools/generate-catalog.mjs.

#include "catalog.h"

#include <cstdio>

int main() { return std::puts(minibatch::catalogJson().c_str()) < 0; }
