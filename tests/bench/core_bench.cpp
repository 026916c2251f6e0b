// core_bench REQUESTS.jsonl [--benchmark_…]: the core's speed on zhicheng-request/1 lines, all of them for assess.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "api/door.h"
#include "rules/assess.h"
#include "rules/embedded.h"

namespace {

using namespace zhicheng;

std::vector<std::string>& requests() {
  static std::vector<std::string> lines;
  return lines;
}

const api::Door& door() {
  static const api::Door instance(*rules::Library::load(rules::embedded_files()));
  return instance;
}

struct Applicant {
  std::shared_ptr<const rules::Edition> edition;
  rules::Answers answers{0};
  base::Day on = base::Day::first();
};

/// The requests, read and resolved beforehand.
const std::vector<Applicant>& applicants() {
  static const std::vector<Applicant> all = [] {
    std::vector<Applicant> made;
    for (const std::string& line : requests()) {
      const auto json = base::read_json(line);
      const std::string_view county = json->find("body")->find("answers")->text_at("county");
      Applicant one;
      const auto chosen = county.empty() ? std::nullopt : std::optional<std::string_view>{county};
      one.edition = *door().library().find(json->text_at("edition"), chosen, {});
      one.answers = *rules::Answers::parse(one.edition->vocabulary, *json->find("body"), "");
      one.on = *base::Day::parse(json->text_at("on"));
      made.push_back(std::move(one));
    }
    return made;
  }();
  return all;
}

/// One edition, without its counties, from bytes.
void load_edition(benchmark::State& state) {
  std::vector<rules::SourceFile> files;
  for (const rules::SourceFile& file : rules::embedded_files()) {
    if (file.path.find("/counties/") == std::string_view::npos) files.push_back(file);
  }
  for (auto _ : state) {
    auto library = rules::Library::load(files);
    auto edition = library->find(library->ids().front(), std::nullopt, {});
    if (!edition) state.SkipWithError("not loaded");
    benchmark::DoNotOptimize(edition);
  }
}

/// Everything that is carried, as a program does when it starts.
void load_library(benchmark::State& state) {
  for (auto _ : state) {
    auto library = rules::Library::load(rules::embedded_files());
    benchmark::DoNotOptimize(library);
  }
}

void assess_in_memory(benchmark::State& state) {
  const auto& all = applicants();
  std::size_t at = 0;
  for (auto _ : state) {
    const Applicant& one = all[at++ % all.size()];
    auto assessment = rules::assess(*one.edition, one.answers, one.on);
    benchmark::DoNotOptimize(assessment);
  }
  state.SetItemsProcessed(state.iterations());
}

void read_request_json(benchmark::State& state) {
  const auto& all = requests();
  std::size_t at = 0;
  for (auto _ : state) benchmark::DoNotOptimize(base::read_json(all[at++ % all.size()]));
  state.SetItemsProcessed(state.iterations());
}

void write_assessment_json(benchmark::State& state) {
  std::vector<rules::Assessment> made;
  for (const Applicant& one : applicants()) made.push_back(rules::assess(*one.edition, one.answers, one.on));
  std::size_t at = 0;
  for (auto _ : state) {
    std::string out;
    rules::append_canonical(out, made[at++ % made.size()]);
    benchmark::DoNotOptimize(out);
  }
  state.SetItemsProcessed(state.iterations());
}

void json_in_json_out(benchmark::State& state) {
  const auto& all = requests();
  std::size_t at = 0;
  std::int64_t bytes = 0;
  for (auto _ : state) {
    const auto response = door().handle(all[at++ % all.size()]);
    bytes += static_cast<std::int64_t>(response.bytes.size());
    benchmark::DoNotOptimize(response);
  }
  state.SetItemsProcessed(state.iterations());
  state.counters["bytes_per_reply"] = static_cast<double>(bytes) / static_cast<double>(state.iterations());
}

/// Bytes that are allocated more after a million assessments than after the first thousand.
void memory_growth(benchmark::State& state) {
  const auto& all = requests();
  const auto judge = [&](std::size_t times) {
    for (std::size_t i = 0; i < times; ++i) benchmark::DoNotOptimize(door().handle(all[i % all.size()]));
  };
  for (auto _ : state) {
    judge(1'000);
    const auto before = mallinfo2().uordblks;
    judge(1'000'000);
    state.counters["grown_bytes"] = static_cast<double>(mallinfo2().uordblks) - static_cast<double>(before);
  }
}

BENCHMARK(load_edition)->Unit(benchmark::kMillisecond);
BENCHMARK(load_library)->Unit(benchmark::kMillisecond);
BENCHMARK(assess_in_memory);
BENCHMARK(read_request_json);
BENCHMARK(write_assessment_json);
BENCHMARK(json_in_json_out);
BENCHMARK(memory_growth)->Iterations(1)->Unit(benchmark::kSecond);

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::cerr << "core_bench REQUESTS.jsonl\n";
    return 64;
  }
  std::ifstream file(arguments[1]);
  for (std::string line; std::getline(file, line);) requests().push_back(line);
  if (requests().empty()) return 64;
  benchmark::Initialize(&count, arguments);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
