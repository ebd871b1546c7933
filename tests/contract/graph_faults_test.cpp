// Graphs that cannot be: the message names the layers.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "catalog.h"
#include "core/message_text.h"
#include "model/spec.h"

namespace minibatch::testing {
namespace {

using nlohmann::json;

// A layer called once for each list of inputs: names, or [name, call] pairs.
json layer(const char* class_name, const std::string& name, json config,
           const std::vector<std::vector<json>>& calls) {
  config["name"] = name;
  json nodes = json::array();
  for (const std::vector<json>& call : calls) {
    json tensors = json::array();
    for (const json& input : call) {
      const json history = {input.is_array() ? input[0] : input,
                            input.is_array() ? input[1] : json(0), 0};
      tensors.push_back(
          {{"class_name", "__keras_tensor__"}, {"config", {{"keras_history", history}}}});
    }
    nodes.push_back({{"args", json::array({tensors})}, {"kwargs", json::object()}});
  }
  return {{"class_name", class_name}, {"name", name}, {"config", config}, {"inbound_nodes", nodes}};
}

json input(const std::string& name, const json& shape = {4}) {
  return layer("InputLayer", name, {{"shape", shape}}, {});
}

json dense(const std::string& name, const std::vector<std::vector<json>>& calls, int units = 4) {
  return layer("Dense", name, {{"units", units}}, calls);
}

json functional(const std::vector<json>& layers, const std::vector<std::string>& inputs,
                const std::vector<std::string>& outputs) {
  const auto ends = [](const std::vector<std::string>& names) {
    json list = json::array();
    for (const std::string& name : names) list.push_back({name, 0, 0});
    return list;
  };
  return {{"class_name", "Functional"},
          {"config",
           {{"layers", layers}, {"input_layers", ends(inputs)}, {"output_layers", ends(outputs)}}}};
}

// The spec is refused with all these texts, and its description says the same.
void expectRefused(const json& spec, const std::vector<std::string>& texts) {
  try {
    readSpec(spec, catalog());
    FAIL() << "took " << spec;
  } catch (const Error& error) {
    const std::string message = messageText(error);
    for (const std::string& text : texts) {
      EXPECT_NE(message.find(text), std::string::npos)
          << message << " (it does not say " << text << ")";
    }
    EXPECT_NE(describeSpec(spec, catalog())
                  .dump()
                  .find(json::parse(Error(error.code(), error.message()).toJson()).dump()),
              std::string::npos);
  }
}

TEST(GraphFaults, CyclesAreNamedRound) {
  expectRefused(functional({input("in"), layer("Add", "a", {}, {{"in", "c"}}), dense("b", {{"a"}}),
                            dense("c", {{"b"}}), dense("out", {{"c"}})},
                           {"in"}, {"out"}),
                {R"(graph.cycle cycle=""a" ← "c" ← "b" ← "a"")"});
  expectRefused(functional({input("in"), layer("Add", "a", {}, {{"in", "a"}})}, {"in"}, {"a"}),
                {R"(graph.cycle cycle=""a" ← "a"")"});
  // Found from a layer that only waits for it.
  expectRefused(functional({input("in"), dense("out", {{"a"}}),
                            layer("Add", "a", {}, {{"in", "b"}}), dense("b", {{"a"}})},
                           {"in"}, {"out"}),
                {R"(graph.cycle cycle=""a" ← "b" ← "a"")"});
  // A shared layer may read its own earlier result: this is none.
  EXPECT_NO_THROW(readSpec(functional({input("in"), dense("twice", {{"in"}, {json{"twice", 0}}}),
                                       dense("out", {{json{"twice", 1}}})},
                                      {"in"}, {"out"}),
                           catalog()));
}

TEST(GraphFaults, WhatIsReadMustExist) {
  expectRefused(functional({input("in"), dense("a", {{"nothing"}})}, {"in"}, {"a"}),
                {R"(graph.unknown-layer layer="a" source="nothing")"});
  expectRefused(
      functional({input("in"), dense("a", {{"in"}}), dense("b", {{json{"a", 3}}})}, {"in"}, {"b"}),
      {R"(graph.unknown-call call=3 last=0 layer="b" source="a")"});
  expectRefused(functional({input("in"), dense("a", {{"in"}})}, {"in"}, {"nothing"}),
                {R"(graph.unknown-end key="output_layers" layer="nothing")"});
  expectRefused(functional({input("in"), dense("a", {{"in"}})}, {"nothing"}, {"a"}),
                {R"(graph.unknown-end key="input_layers" layer="nothing")"});
}

TEST(GraphFaults, EverythingIsConnected) {
  expectRefused(functional({input("in"), dense("a", {})}, {"in"}, {"a"}),
                {R"(graph.without-input layer="a")"});
  expectRefused(
      functional({input("in"), input("other"), dense("a", {{"in"}})}, {"in", "other"}, {"a"}),
      {R"(graph.input-unused layer="other")"});
  expectRefused(
      functional({input("in"), dense("a", {{"in"}}), dense("loose", {{"in"}})}, {"in"}, {"a"}),
      {R"(graph.without-output layer="loose")"});
  expectRefused(functional({input("in"), input("other"), layer("Add", "a", {}, {{"in", "other"}})},
                           {"in"}, {"a"}),
                {R"(graph.input-not-named layer="other")"});
  expectRefused(
      functional({input("in"), dense("a", {{"in"}}), dense("b", {{"a"}})}, {"in", "a"}, {"b"}),
      {R"(graph.not-an-input layer="a")"});
}

TEST(GraphFaults, NamesAreUnique) {
  expectRefused(
      functional({input("in"), dense("a", {{"in"}}), dense("a", {{"in"}})}, {"in"}, {"a"}),
      {R"(spec.same-name first=2 name="a" second=3)"});
}

TEST(GraphFaults, WhatAnotherLayerDoesIsSaid) {
  expectRefused(functional({input("in"), layer("Lambda", "half", {}, {{"in"}})}, {"in"}, {"half"}),
                {"catalog.instead", "name=\"Lambda\"", "instead.lambda"});
  const auto instead = [](const char* name, const char* told) {
    expectRefused(functional({input("in"), layer(name, "it", {}, {{"in"}})}, {"in"}, {"it"}),
                  {"catalog.instead", told});
  };
  instead("StringLookup", "instead.categories");
  instead("TextVectorization", "instead.texts");
  instead("Discretization", "instead.bins");
  instead("RNN", "instead.cells");
  instead("SpectralNormalization", "instead.norm-constraint");
  instead("ConvLSTM1D", "instead.convolution-by-step");
}

TEST(GraphFaults, MasksThatAProgramMakesItselfAreRefused) {
  json mean = layer("GlobalAveragePooling1D", "mean", {}, {{"vectors"}});
  json compares = layer("NotEqual", "not_equal", {}, {});
  const json tensor = {{"class_name", "__keras_tensor__"},
                       {"config", {{"keras_history", {"in", 0, 0}}}}};
  compares["module"] = "keras.src.ops.numpy";
  mean["inbound_nodes"][0]["kwargs"]["mask"] = {
      {"class_name", "__keras_tensor__"}, {"config", {{"keras_history", {"not_equal", 0, 0}}}}};
  const json embedding = {{"input_dim", 9}, {"output_dim", 2}, {"mask_zero", true}};
  for (const int limit : {0, 3}) {
    compares["inbound_nodes"] =
        json::array({{{"args", {tensor, limit}}, {"kwargs", json::object()}}});
    const json spec = functional(
        {input("in"), layer("Embedding", "vectors", embedding, {{"in"}}), compares, mean}, {"in"},
        {"mean"});
    if (limit == 0) {
      EXPECT_NO_THROW(readSpec(spec, catalog()));
    } else {
      expectRefused(spec, {"catalog.unknown", "name=\"NotEqual\""});
    }
  }
}

TEST(GraphFaults, ALayerSharedByShapesThatDoNotFitNamesItself) {
  expectRefused(
      functional({input("in"), input("wide", {7}), dense("shared", {{"in"}, {"wide"}}),
                  layer("Add", "sum", {}, {{json{"shared", 0}, json{"shared", 1}}})},
                 {"in", "wide"}, {"sum"}),
      {R"(in-layer class="Dense" layer="shared" message=[layer.built-for-last-axis built=4)",
       "(None, 7)"});
}

// Every entry that merges, whatever it is: two shapes that fit no merge.
TEST(GraphFaults, AMergeOfShapesThatDoNotFitNamesTheLayersOnBothSides) {
  int merges = 0;
  for (const Entry* entry : catalog().entries()) {
    if (entry->kind != Kind::kLayer) continue;
    const auto merging = [&](const json& right) {
      return functional({input("left", {3, 4}), input("right", right),
                         layer(std::string(entry->class_name).c_str(), "merged", json::object(),
                               {{"left", "right"}})},
                        {"left", "right"}, {"merged"});
    };
    try {
      readSpec(merging({3, 4}), catalog());
    } catch (const Error&) {
      continue;  // takes no two inputs, or needs arguments
    }
    ++merges;
    expectRefused(merging({2, 5}), {"class=\"" + std::string(entry->class_name) + "\"",
                                    R"x(layer="left" shape="(None, 3, 4)")x",
                                    R"x(layer="right" shape="(None, 2, 5)")x"});
  }
  EXPECT_GE(merges, 6);
}

}  // namespace
}  // namespace minibatch::testing
