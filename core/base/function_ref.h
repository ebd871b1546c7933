#pragma once

namespace minibatch {

/// A function that is referred to, not kept: what it refers to must outlive the call it is handed
/// to. Where a template would be compiled anew for every function, this is compiled once.
template <class... Parameters>
class FunctionRef {
 public:
  FunctionRef() = default;
  template <class Function>
  FunctionRef(const Function& function)
      : function_(&function), call_([](const void* from, Parameters... values) {
          (*static_cast<const Function*>(from))(values...);
        }) {}

  void operator()(Parameters... values) const { call_(function_, values...); }

 private:
  const void* function_ = nullptr;
  void (*call_)(const void*, Parameters...) = nullptr;
};

}  // namespace minibatch
