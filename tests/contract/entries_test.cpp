// What every entry of the catalogue must do with its arguments, whatever its kind.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "base/error.h"
#include "catalog.h"
#include "contract/variants.h"

namespace minibatch::testing {
namespace {

using nlohmann::json;

class EntryContract : public ::testing::TestWithParam<const Entry*> {
 protected:
  json object(const json& config) const {
    return {{"class_name", GetParam()->class_name}, {"config", config}};
  }
  std::unique_ptr<Arguments> parse(const json& config) const {
    return catalog().parse(GetParam()->kind, object(config), "here");
  }
};

TEST_P(EntryContract, DefaultsAreAllowedByTheirOwnDeclaration) {
  const json config = variantsOf(*GetParam())[0].config;
  const auto parsed = parse(config);
  EXPECT_NO_THROW(parse(parsed->config())) << parsed->config();
}

TEST_P(EntryContract, EveryArgumentIsExplained) {
  EXPECT_FALSE(GetParam()->doc.empty());
  for (const Argument& argument : GetParam()->arguments) {
    EXPECT_FALSE(argument.doc.empty()) << argument.name;
  }
}

TEST_P(EntryContract, ABadArgumentNamesItselfTheValueAndThePlace) {
  const json base = variantsOf(*GetParam())[0].config;
  for (const Argument& argument : GetParam()->arguments) {
    for (const json& value : invalidValues(argument)) {
      json config = base;
      config[std::string(argument.name)] = value;
      try {
        parse(config);
        ADD_FAILURE() << argument.name << " took " << value;
      } catch (const Error& error) {
        const std::string message = error.what();
        EXPECT_NE(message.find(argument.name), std::string::npos) << message;
        EXPECT_NE(message.find("here"), std::string::npos) << message;
        const std::string shown = value.is_string() ? value.get<std::string>() : value.dump();
        EXPECT_NE(message.find(shown), std::string::npos) << message << " for " << shown;
      }
    }
  }
}

TEST_P(EntryContract, AMissingRequiredArgumentIsNamed) {
  for (const Argument& argument : GetParam()->arguments) {
    if (!argument.default_json.empty()) continue;
    json config = variantsOf(*GetParam())[0].config;
    config.erase(std::string(argument.name));
    try {
      parse(config);
      ADD_FAILURE() << argument.name << " is required";
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find(argument.name), std::string::npos) << error.what();
    }
  }
}

TEST_P(EntryContract, AnUnknownArgumentIsRefusedByName) {
  json config = variantsOf(*GetParam())[0].config;
  config["no_such_argument"] = 3;
  try {
    parse(config);
    ADD_FAILURE() << "took an unknown argument";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("no_such_argument"), std::string::npos);
  }
}

TEST_P(EntryContract, AnUnsupportedArgumentIsRefusedWithTheReason) {
  for (const Unsupported& unsupported : GetParam()->unsupported) {
    EXPECT_EQ(GetParam()->find(unsupported.name), nullptr) << unsupported.name;
    json config = variantsOf(*GetParam())[0].config;
    for (const json& harmless : {json(false), json(nullptr)}) {
      config[std::string(unsupported.name)] = harmless;
      EXPECT_NO_THROW(parse(config)) << unsupported.name << " " << harmless;
    }
    config[std::string(unsupported.name)] = true;
    try {
      parse(config);
      ADD_FAILURE() << "took " << unsupported.name;
    } catch (const Error& error) {
      const std::string message = error.what();
      EXPECT_NE(message.find(unsupported.name), std::string::npos) << message;
      EXPECT_NE(message.find(unsupported.reason), std::string::npos) << message;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Catalog, EntryContract,
                         ::testing::ValuesIn(catalog().entries().begin(),
                                             catalog().entries().end()),
                         [](const auto& info) {
                           std::string name = std::string(kindName(info.param->kind)) + "_" +
                                              std::string(info.param->class_name);
                           return name;
                         });

TEST(Catalog, NamesAreUniqueWithinAKind) {
  std::set<std::pair<Kind, std::string_view>> seen;
  for (const Entry* entry : catalog().entries()) {
    EXPECT_TRUE(seen.emplace(entry->kind, entry->class_name).second) << entry->class_name;
    for (std::string_view name : entry->identifiers) {
      if (name != entry->class_name) {
        EXPECT_TRUE(seen.emplace(entry->kind, name).second) << name;
      }
    }
  }
}

TEST(Catalog, AnUnknownNameIsRefusedWithThoseThatAreKnown) {
  try {
    catalog().require(Kind::kLayer, "Dens", "Layer \"dens\"");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kUnknownName);
    const std::string message = error.what();
    EXPECT_NE(message.find("\"Dens\""), std::string::npos);
    EXPECT_NE(message.find("Dense"), std::string::npos);
    EXPECT_NE(message.find("Layer \"dens\""), std::string::npos);
  }
}

TEST(Catalog, ItsJsonHasEveryEntry) {
  const json entries = json::parse(catalogJson())["entries"];
  EXPECT_EQ(entries.size(), catalog().entries().size());
  std::set<std::string> names;
  for (const json& entry : entries) {
    EXPECT_TRUE(
        names.insert(entry["kind"].get<std::string>() + "." + entry["js_name"].get<std::string>())
            .second)
        << entry["js_name"];
  }
}

}  // namespace
}  // namespace minibatch::testing
