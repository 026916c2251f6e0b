#include "seal/keyring.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <mutex>
#include <utility>

#include "seal/key_file.h"

namespace zhicheng::seal {

namespace {

constexpr const char* kSigning = "signing.key";
constexpr const char* kIndex = "index.key";
constexpr const char* kApplicant = "applicant.key";
/// There from before the first key is made until all of them are.
constexpr const char* kUnfinished = "unfinished";

std::string field_name(std::size_t number) { return "field-" + std::to_string(number) + ".key"; }

bool is_there(const std::string& path) {
  struct stat about{};
  return ::lstat(path.c_str(), &about) == 0;
}

std::string above(const std::string& folder) {
  const auto parent = std::filesystem::path(folder).lexically_normal().parent_path();
  return parent.empty() ? "." : parent.string();
}

/// Who may write into the folder may exchange the keys.
std::optional<Fault> check_folder(const std::string& folder) {
  struct stat about{};
  if (::stat(folder.c_str(), &about) != 0) return system_fault(FaultCode::cannot_read, folder, errno);
  if (!S_ISDIR(about.st_mode)) return Fault{FaultCode::cannot_read, folder + "：不是目录"};
  if ((about.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
    return Fault{FaultCode::exposed_key, folder + "：其他用户也能写入，请先 chmod 700"};
  }
  return std::nullopt;
}

std::optional<Fault> make_folder(const std::string& folder) {
  if (::mkdir(folder.c_str(), S_IRWXU) == 0) return settle_folder(above(folder));
  if (errno == EEXIST) return std::nullopt;
  return system_fault(FaultCode::cannot_write, folder, errno);
}

std::optional<Fault> make_keys(const std::string& folder) {
  for (const std::string& name :
       {std::string(kUnfinished), std::string(kSigning), std::string(kIndex), std::string(kApplicant), field_name(1)}) {
    if (auto fault = create_key(folder, name)) return fault;
    if (name != kUnfinished) continue;
    if (auto fault = settle_folder(folder)) return fault;
  }
  if (auto fault = settle_folder(folder)) return fault;
  ::unlink((folder + "/" + kUnfinished).c_str());
  return settle_folder(folder);
}

/// The highest number among the field keys; 0 when there is none.
std::size_t highest_field(const std::string& folder) {
  std::size_t highest = 0;
  std::error_code failed;
  for (std::filesystem::directory_iterator entry(folder, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    std::string name = entry->path().filename().string();
    if (!name.starts_with("field-") || !name.ends_with(".key")) continue;
    name = name.substr(6, name.size() - 10);
    if (name.empty() || name.size() > 6 || name.find_first_not_of("0123456789") != std::string::npos) continue;
    highest = std::max<std::size_t>(highest, std::stoul(name));
  }
  return highest;
}

}  // namespace

Outcome<Keyring> Keyring::load(const std::string& folder, FirstStart first_start) {
  start_sodium();
  if (first_start == FirstStart::allowed) {
    if (auto fault = make_folder(folder)) return std::move(*fault);
  }
  if (auto fault = check_folder(folder)) return std::move(*fault);

  const auto has = [&](const std::string& name) { return is_there(folder + "/" + name); };
  const bool none = !has(kSigning) && !has(kIndex) && !has(kApplicant) && highest_field(folder) == 0;
  if (first_start == FirstStart::allowed && (none || has(kUnfinished))) {
    if (auto fault = make_keys(folder)) return std::move(*fault);
  }

  Keyring ring;
  ring.folder_ = folder;
  Key seed;
  const std::size_t count = std::max<std::size_t>(highest_field(folder), 1);
  std::vector<Key>& fields = ring.fields_->keys;
  fields.resize(count);
  std::vector<std::pair<std::string, Key*>> files{
      {kSigning, &seed}, {kIndex, &ring.index_}, {kApplicant, &ring.applicant_}};
  for (std::size_t at = 0; at < count; ++at) files.emplace_back(field_name(at + 1), &fields[at]);
  for (const auto& [name, key] : files) {
    auto read = read_key(folder + "/" + name);
    if (auto* fault = std::get_if<Fault>(&read)) return std::move(*fault);
    *key = std::get<Key>(std::move(read));
  }
  // Who made one may have been cut off before it stays, and what it seals must not outlive it.
  if (auto fault = settle_folder(folder)) return std::move(*fault);
  ring.derive_signing(seed);
  return ring;
}

Outcome<std::uint32_t> Keyring::rotate() {
  // Another server's rotation may have made it already: then it is that key.
  const std::string name = field_name(newest() + 1);
  if (auto fault = create_key(folder_, name)) return std::move(*fault);
  if (auto fault = settle_folder(folder_)) return std::move(*fault);
  if (auto fault = refresh()) return std::move(*fault);
  return newest();
}

std::optional<Fault> Keyring::refresh() const {
  const std::unique_lock lock(fields_->mutex);
  const std::size_t highest = highest_field(folder_);
  if (fields_->keys.size() >= highest) return std::nullopt;
  // Who made it may not have settled it yet, and what it seals must not outlive it.
  if (auto fault = settle_folder(folder_)) return fault;
  while (fields_->keys.size() < highest) {
    auto read = read_key(folder_ + "/" + field_name(fields_->keys.size() + 1));
    if (auto* fault = std::get_if<Fault>(&read)) return std::move(*fault);
    fields_->keys.push_back(std::get<Key>(std::move(read)));
  }
  return std::nullopt;
}

std::uint32_t Keyring::newest() const {
  const std::shared_lock lock(fields_->mutex);
  return static_cast<std::uint32_t>(fields_->keys.size());
}

void Keyring::derive_signing(const Key& seed) {
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> ignored{};
  crypto_sign_seed_keypair(ignored.data(), signing_.data(), seed.data());
}

}  // namespace zhicheng::seal
