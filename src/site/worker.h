// What a written site has beside the page: a service worker, the module that tells of new rules, and the script of pages of words.
#pragma once
#include <string_view>

namespace zhicheng::site {

std::string_view worker_source();
std::string_view module_source();
std::string_view words_source();

}  // namespace zhicheng::site
