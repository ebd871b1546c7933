// What every entry of the catalogue must do with its arguments, whatever its kind.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "base/error.h"
#include "base/keras_versions.h"
#include "catalog.h"
#include "contract/invalid_values.h"
#include "contract/variants.h"
#include "core/message_text.h"
#include "model/spec.h"

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
  EXPECT_NE(GetParam()->doc.number(), 0);
  for (const Argument& argument : GetParam()->arguments) {
    EXPECT_NE(argument.doc.number(), 0) << argument.name;
  }
}

// The message says where, which argument, what was received and what is allowed.
void expectNamed(const std::string& message, const std::string& location,
                 const std::string& argument, const std::string& shown) {
  for (const std::string& part : {location, "argument=\"" + argument + "\"", shown}) {
    EXPECT_NE(message.find(part), std::string::npos)
        << message << " (it does not say " << part << ")";
  }
  const bool says_what_is_allowed = std::ranges::any_of(
      std::array{"expected=", "known=", "catalog.", "spec.", "layer.", "initializer."},
      [&](const char* words) { return message.find(words) != std::string::npos; });
  EXPECT_TRUE(says_what_is_allowed) << message;
}

// Other versions of Keras write the argument so, and it is read: keras_versions.h.
bool isOfAnotherVersion(const Entry& entry, const json& config, const std::string& argument) {
  const json current = currentConfig(entry, config);
  return !current.contains(argument) ||
         current[argument].is_array() != config[argument].is_array() ||
         current[argument].is_null() != config[argument].is_null();
}

TEST_P(EntryContract, ABadArgumentIsNamedWithTheValueThePlaceAndWhatIsAllowed) {
  const json base = variantsOf(*GetParam())[0].config;
  for (const Argument& argument : GetParam()->arguments) {
    for (const InvalidValue& invalid : invalidValues(argument)) {
      json config = base;
      config[std::string(argument.name)] = invalid.value;
      if (isOfAnotherVersion(*GetParam(), config, std::string(argument.name))) continue;
      try {
        parse(config);
        ADD_FAILURE() << argument.name << " took " << invalid.value;
      } catch (const Error& error) {
        expectNamed(messageText(error), "here", std::string(argument.name), invalid.shown);
      } catch (const json::exception& error) {
        ADD_FAILURE() << argument.name << " with " << invalid.value << ": " << error.what();
      }
    }
  }
}

// What the page and the package show: the name of the layer, and the fault at that layer.
TEST_P(EntryContract, ABadArgumentOfALayerIsReportedAtTheLayer) {
  if (GetParam()->kind != Kind::kLayer || GetParam()->find("shape")) return;
  for (const Argument& argument : GetParam()->arguments) {
    for (const InvalidValue& invalid : invalidValues(argument)) {
      json config = variantsOf(*GetParam())[0].config;
      config[std::string(argument.name)] = invalid.value;
      if (isOfAnotherVersion(*GetParam(), config, std::string(argument.name))) continue;
      config["name"] = "culprit";
      const json spec = {{"class_name", "Sequential"},
                         {"config",
                          {{"layers",
                            {{{"class_name", "InputLayer"}, {"config", {{"shape", {4, 4, 2}}}}},
                             {{"class_name", GetParam()->class_name}, {"config", config}}}}}}};
      const json report = describeSpec(spec, catalog())["layers"][1];
      ASSERT_TRUE(report.contains("error")) << argument.name << " took " << invalid.value;
      expectNamed(messageText(report["error"]), "layer=\"culprit\"", std::string(argument.name),
                  invalid.shown);
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
      EXPECT_NE(messageText(error).find(argument.name), std::string::npos) << messageText(error);
    }
  }
}

TEST_P(EntryContract, AnUnknownArgumentIsRefusedByName) {
  for (const json& value : {json(3), json(false), json(nullptr)}) {
    json config = variantsOf(*GetParam())[0].config;
    config["no_such_argument"] = value;
    try {
      parse(config);
      ADD_FAILURE() << "took an unknown argument: " << value;
    } catch (const Error& error) {
      EXPECT_NE(messageText(error).find("no_such_argument"), std::string::npos);
    }
  }
}

TEST_P(EntryContract, AnUnsupportedArgumentIsRefusedWithTheReason) {
  std::vector<Unsupported> all(GetParam()->unsupported.begin(), GetParam()->unsupported.end());
  if (GetParam()->kind == Kind::kLayer && !GetParam()->find("activity_regularizer")) {
    all.push_back({"activity_regularizer", "no-activity-penalty"});
  }
  for (const Unsupported& unsupported : all) {
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
      const std::string message = messageText(error);
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
    catalog().require(Kind::kLayer, "Dens", Message("place.layer", {{"layer", "dens"}}));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kUnknownName);
    const std::string message = messageText(error);
    EXPECT_NE(message.find("name=\"Dens\""), std::string::npos);
    EXPECT_NE(message.find("Dense"), std::string::npos);
    EXPECT_NE(message.find("where=[place.layer layer=\"dens\"]"), std::string::npos);
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
