// What a written site has beside the page: a service worker, and the module that tells of new rules.
#pragma once
#include <string_view>

namespace zhicheng::site {

std::string_view worker_source();
std::string_view module_source();

}  // namespace zhicheng::site
