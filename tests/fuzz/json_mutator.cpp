#include "json_mutator.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "common.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace zhicheng::fuzz {

using base::Json;

namespace {

class Mutator {
 public:
  Mutator(Json& root, unsigned seed) : state_(seed + 0x9E3779B97F4A7C15u) { collect(root); }

  void change() {
    Json& node = any(nodes_);
    switch (below(6)) {
      case 0: node = Json(any(nodes_)); break;
      case 1: node = plain(); break;
      case 2: remove(node); break;
      case 3: repeat(node); break;
      case 4: rename(node); break;
      default: spoil(node); break;
    }
  }

 private:
  void collect(Json& node) {
    nodes_.push_back(&node);
    if (Json::Array* items = node.array()) {
      for (Json& item : *items) collect(item);
    } else if (Json::Object* members = node.object()) {
      for (auto& [key, value] : *members) {
        keys_.push_back(key);
        collect(value);
      }
    }
  }

  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return (state_ >> 33) % limit;
  }

  Json& any(const std::vector<Json*>& nodes) { return *nodes[below(nodes.size())]; }

  Json plain() {
    constexpr std::int64_t kLargest = (std::int64_t{1} << 53) - 1;
    switch (below(10)) {
      case 0: return {};
      case 1: return true;
      case 2: return false;
      case 3: return Json::Array{};
      case 4: return Json::Object{};
      case 5: return "";
      case 6: return static_cast<std::int64_t>(below(20)) - 2;
      case 7: return below(2) == 0 ? kLargest : -kLargest;
      default: return word();
    }
  }

  std::string word() {
    constexpr std::string_view kWords[] = {"true", "false", "unknown", "on", "2027-05-20", "0001-01-01", "9999-12-31", "@\"P200Y\""};
    return below(2) == 0 || keys_.empty() ? std::string(kWords[below(std::size(kWords))]) : keys_[below(keys_.size())];
  }

  void remove(Json& node) {
    if (Json::Array* items = node.array(); items != nullptr && !items->empty()) {
      items->erase(items->begin() + static_cast<std::ptrdiff_t>(below(items->size())));
    } else if (Json::Object* members = node.object(); members != nullptr && !members->empty()) {
      members->erase(members->begin() + static_cast<std::ptrdiff_t>(below(members->size())));
    }
  }

  /// An item once more, or a member that some other object has.
  void repeat(Json& node) {
    if (Json::Array* items = node.array(); items != nullptr && !items->empty()) {
      Json item = (*items)[below(items->size())];
      items->insert(items->begin() + static_cast<std::ptrdiff_t>(below(items->size() + 1)), std::move(item));
    } else if (node.object() != nullptr) {
      const std::string key = word();
      if (node.find(key) == nullptr) node.add(key, Json(any(nodes_)));
    }
  }

  void rename(Json& node) {
    Json::Object* members = node.object();
    if (members == nullptr || members->empty()) return repeat(node);
    const std::string key = word();
    if (node.find(key) == nullptr) (*members)[below(members->size())].first = key;
  }

  /// A text's bytes, or a number.
  void spoil(Json& node) {
    if (const std::int64_t* number = node.integer()) {
      node = Json(*number + static_cast<std::int64_t>(below(3)) - 1);
      return;
    }
    if (node.text() == nullptr) return remove(node);
    std::string text = *node.text();
    const std::size_t size = text.size();
    text.resize(size + 40);
    text.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(text.data()), size, text.size()));
    if (!base::first_forbidden(text)) node = Json(std::move(text));
  }

  std::uint64_t state_;
  std::vector<Json*> nodes_;
  std::vector<std::string> keys_;
};

}  // namespace

std::size_t mutate_json(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed, std::size_t prefix) {
  if (seed % 4 != 0 && size > prefix) {
    auto json = base::read_json(text_of(data, size).substr(prefix));
    if (json) {
      Mutator(*json, seed).change();
      const std::string text = base::write_canonical(*json);
      if (text.size() <= most - prefix) {
        std::copy(text.begin(), text.end(), data + prefix);
        return prefix + text.size();
      }
    }
  }
  return LLVMFuzzerMutate(data, size, most);
}

}  // namespace zhicheng::fuzz
