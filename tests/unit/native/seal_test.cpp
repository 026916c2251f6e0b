// Keys, and what is done with them.
#include <doctest/doctest.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "folder.h"
#include "seal/encoding.h"
#include "seal/keyring.h"

using namespace zhicheng::seal;
using zhicheng::testing::Folder;
using namespace std::string_literals;

namespace {

std::atomic<bool> no_folder_settles = false;

}  // namespace

/// The system's, but for folders while none settles.
extern "C" int fsync(int file) {
  struct stat about{};
  if (no_folder_settles && ::fstat(file, &about) == 0 && S_ISDIR(about.st_mode)) {
    errno = EIO;
    return -1;
  }
  return static_cast<int>(::syscall(SYS_fsync, file));
}

namespace {

constexpr std::string_view kPlace = "submission/150800/2026-7K3QX-M2P95/secrets";

/// The code of the fault, or "" when there is none.
template <class T>
std::string code(const Outcome<T>& outcome) {
  const auto* fault = std::get_if<Fault>(&outcome);
  return fault == nullptr ? "" : std::string(spell(fault->code));
}

std::string load_code(const std::string& folder, FirstStart first_start = FirstStart::refused) {
  return code(Keyring::load(folder, first_start));
}

Keyring made(const std::string& folder) {
  auto ring = Keyring::load(folder, FirstStart::allowed);
  REQUIRE(code(ring).empty());
  return std::get<Keyring>(std::move(ring));
}

std::string opened(const Keyring& ring, std::string_view sealed, std::string_view place = kPlace) {
  const auto text = ring.open(sealed, place);
  const auto* found = std::get_if<std::string>(&text);
  return found == nullptr ? "!" + code(text) : *found;
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
  ::chmod(path.c_str(), 0600);
}

unsigned mode(const std::string& path) {
  struct stat about{};
  return ::stat(path.c_str(), &about) == 0 ? about.st_mode & 0777 : 0;
}

}  // namespace

TEST_CASE("keys are made at the first start, for their owner alone, and stay") {
  const Folder folder;
  const std::string keys = folder / "keys";
  CHECK(load_code(keys) == "cannot_read");
  const Keyring first = made(keys);
  CHECK(mode(keys) == 0700);
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(keys)) {
    names.insert(entry.path().filename().string());
    CHECK(mode(entry.path().string()) == 0600);
    CHECK(entry.file_size() == 32);
  }
  CHECK(names == std::set<std::string>{"signing.key", "index.key", "applicant.key", "field-1.key"});
  const std::string sealed = first.seal("150802199001011234", kPlace);
  for (const FirstStart start : {FirstStart::allowed, FirstStart::refused}) {
    const auto again = Keyring::load(keys, start);
    REQUIRE(code(again).empty());
    CHECK(std::get<Keyring>(again).public_key() == first.public_key());
    CHECK(opened(std::get<Keyring>(again), sealed) == "150802199001011234");
  }
  CHECK(made(folder / "others").public_key() != first.public_key());
  CHECK(load_code(folder / "none/below", FirstStart::allowed) == "cannot_write");
}

TEST_CASE("keys that were lost are not replaced, those of a first start that was cut off are") {
  const Folder folder;
  for (const char* name : {"signing.key", "index.key", "applicant.key", "field-1.key"}) {
    const std::string keys = folder / name;
    const std::string before = made(keys).public_key();
    std::filesystem::remove(keys + "/" + name);
    CHECK(load_code(keys, FirstStart::allowed) == "missing_key");
    write(keys + "/unfinished", "");
    CHECK(load_code(keys, FirstStart::refused) == "missing_key");
    const Keyring ring = made(keys);
    CHECK((ring.public_key() == before) == (name != "signing.key"s));
    CHECK_FALSE(std::filesystem::exists(keys + "/unfinished"));
  }
  const std::string empty = folder / "empty";
  std::filesystem::create_directory(empty);
  ::chmod(empty.c_str(), 0700);
  CHECK(load_code(empty) == "missing_key");
  CHECK(std::filesystem::is_empty(empty));
}

TEST_CASE("a key file that others may read, or that is none, is refused") {
  const Folder folder;
  const std::string keys = folder / "keys";
  made(keys);
  for (const char* name : {"signing.key", "index.key", "applicant.key", "field-1.key"}) {
    const std::string path = keys + "/" + name;
    const std::string good = bytes_of(path);
    for (const mode_t open_to_others : {0640U, 0604U, 0620U, 0601U}) {
      ::chmod(path.c_str(), open_to_others);
      CHECK(load_code(keys, FirstStart::allowed) == "exposed_key");
    }
    for (const std::string& bad : {""s, good.substr(1), good + "\n", std::string(32, '\0')}) {
      write(path, bad);
      CHECK(load_code(keys, FirstStart::allowed) == "damaged_key");
    }
    std::filesystem::remove(path);
    write(folder / "elsewhere", good);
    std::filesystem::create_symlink(folder / "elsewhere", path);
    CHECK(load_code(keys) == "damaged_key");
    std::filesystem::remove(path);
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    CHECK(load_code(keys) == "damaged_key");
    std::filesystem::remove(path);
    write(path, good);
    if (::geteuid() == 0) {
      REQUIRE(::chown(path.c_str(), 65534, 65534) == 0);
      CHECK(load_code(keys) == "exposed_key");
      REQUIRE(::chown(path.c_str(), 0, 0) == 0);
    }
    CHECK(load_code(keys).empty());
  }
  ::chmod(keys.c_str(), 0770);
  CHECK(load_code(keys) == "exposed_key");
  ::chmod(keys.c_str(), 0750);
  CHECK(load_code(keys).empty());
  CHECK(load_code(keys + "/index.key") == "cannot_read");
}

TEST_CASE("two servers that start at once have the same keys") {
  for (int round = 0; round < 10; ++round) {
    const Folder folder;
    std::vector<std::string> keys(4);
    std::vector<std::thread> servers;
    std::atomic<int> failed = 0;
    for (std::string& key : keys) {
      servers.emplace_back([&] {
        const auto ring = Keyring::load(folder / "keys", FirstStart::allowed);
        if (const auto* got = std::get_if<Keyring>(&ring)) {
          key = got->public_key() + got->blind_index("x", "") + got->applicant_secret("");
        } else {
          ++failed;
        }
      });
    }
    for (std::thread& server : servers) server.join();
    CHECK(failed == 0);
    for (const std::string& key : keys) CHECK(key == keys[0]);
  }
}

TEST_CASE("after a rotation old texts open and new ones have the new key") {
  const Folder folder;
  const std::string keys = folder / "keys";
  Keyring ring = made(keys);
  const Keyring behind = made(keys);
  const std::string old = ring.seal("旧", kPlace);
  CHECK(std::get<std::uint32_t>(ring.rotate()) == 2);
  const std::string fresh = ring.seal("新", kPlace);
  CHECK(Keyring::key_of(old) == 1);
  CHECK(Keyring::key_of(fresh) == 2);
  CHECK(opened(ring, old) == "旧");
  CHECK(opened(ring, fresh) == "新");
  CHECK(Keyring::key_of(behind.seal("旧", kPlace)) == 1);
  CHECK(opened(behind, fresh) == "新");
  CHECK(Keyring::key_of(behind.seal("新", kPlace)) == 2);
  const Keyring again = made(keys);
  CHECK(again.newest() == 2);
  CHECK(opened(again, old) == "旧");
  CHECK(opened(again, fresh) == "新");
  CHECK(again.public_key() == ring.public_key());
  // One that was behind adds the key that is there already.
  Keyring late = made(keys);
  CHECK(std::get<std::uint32_t>(ring.rotate()) == 3);
  CHECK(std::get<std::uint32_t>(late.rotate()) == 3);
  CHECK(opened(late, ring.seal("三", kPlace)) == "三");
  std::filesystem::remove(keys + "/field-2.key");
  CHECK(load_code(keys, FirstStart::allowed) == "missing_key");
  std::filesystem::remove_all(keys);
  CHECK(code(ring.rotate()) == "cannot_write");
  CHECK(ring.newest() == 3);
}

TEST_CASE("a key whose name might not last is not taken up") {
  const Folder folder;
  const std::string keys = folder / "keys";
  Keyring ring = made(keys);
  Keyring behind = made(keys);
  REQUIRE(std::get<std::uint32_t>(ring.rotate()) == 2);
  const std::string fresh = ring.seal("新", kPlace);
  no_folder_settles = true;
  const auto fault = behind.refresh();
  CHECK((fault && spell(fault->code) == "cannot_write"));
  CHECK(opened(behind, fresh).starts_with('!'));
  CHECK(behind.newest() == 1);
  no_folder_settles = false;
  CHECK_FALSE(behind.refresh());
  CHECK(opened(behind, fresh) == "新");
}

TEST_CASE("a sealed text opens at its place alone, and no changed byte goes unnoticed") {
  const Folder folder;
  Keyring ring = made(folder / "keys");
  ring.rotate();
  for (const std::string& text : {""s, "150802199001011234"s, "\0\xff"s, std::string(5000, 'x')}) {
    const std::string sealed = ring.seal(text, kPlace);
    CHECK(opened(ring, sealed) == text);
    CHECK(ring.seal(text, kPlace) != sealed);
    CHECK(sealed.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") ==
          std::string::npos);
    CHECK(opened(ring, sealed, "submission/150800/2026-7K3QX-M2P96/secrets") == "!not_authentic");
    CHECK(opened(ring, sealed, "submission/150900/2026-7K3QX-M2P95/secrets") == "!not_authentic");
    CHECK(opened(ring, sealed, "") == "!not_authentic");
    CHECK(opened(ring, sealed, std::string(kPlace) + "\0"s) == "!not_authentic");
  }
  const std::string sealed = ring.seal("150802199001011234", kPlace);
  for (std::size_t at = 0; at < sealed.size(); ++at) {
    std::string changed = sealed;
    for (const char other : "A/+z0= \n\0"s) {
      changed[at] = other;
      if (other != sealed[at]) CHECK(opened(ring, changed).starts_with('!'));
    }
    CHECK(opened(ring, sealed.substr(0, at)).starts_with('!'));
  }
  const std::string bytes = *from_base64(sealed, Base64::standard);
  for (std::size_t at = 0; at < bytes.size() * 8; ++at) {
    std::string changed = bytes;
    changed[at / 8] = static_cast<char>(changed[at / 8] ^ 1 << at % 8);
    const std::string what = opened(ring, to_base64(changed, Base64::standard));
    CHECK((what == "!not_authentic" || (at < 32 && what == "!unknown_key")));
  }
  CHECK(opened(ring, sealed + "A").starts_with('!'));
  CHECK(opened(ring, sealed + "====") == "!not_sealed");
  CHECK(opened(ring, "") == "!not_sealed");
  CHECK(opened(ring, std::string(57, 'A')) == "!not_sealed");
  CHECK(Keyring::key_of("密") == 0);
  CHECK(opened(made(folder / "others"), made(folder / "keys").seal("x", kPlace)) == "!unknown_key");
}

TEST_CASE("the blind index does not see how a value was typed") {
  const Folder folder;
  const Keyring ring = made(folder / "keys");
  const std::string index = ring.blind_index("id_number", "15080219900101123X");
  CHECK(index.size() == 64);
  CHECK(index.find_first_not_of("0123456789abcdef") == std::string::npos);
  for (const char* typed : {"15080219900101123x", " 150802 19900101 123X\n", "１５０８０２１９９００１０１１２３Ｘ",
                            "150802-19900101—123ｘ", "150802\u300019900101\u00a0123X"}) {
    CHECK(ring.blind_index("id_number", typed) == index);
  }
  CHECK(ring.blind_index("id_number", "150802199001011230") != index);
  CHECK(ring.blind_index("mobile", "15080219900101123X") != index);
  CHECK(ring.blind_index("id_number", "\xff") != ring.blind_index("id_number", "\xfe"));
  CHECK(made(folder / "keys").blind_index("id_number", "15080219900101123X") == index);
  CHECK(made(folder / "others").blind_index("id_number", "15080219900101123X") != index);
}

TEST_CASE("an applicant's secret follows from the file, and is known however it is typed") {
  const Folder folder;
  const Keyring ring = made(folder / "keys");
  const std::string file = "150800/2026-7K3QX-M2P95";
  const std::string secret = ring.applicant_secret(file);
  CHECK(secret.size() == 19);
  CHECK(made(folder / "keys").applicant_secret(file) == secret);
  CHECK(ring.is_applicant_secret(file, secret));
  std::string typed;
  for (const char c : secret)
    typed += c == '0' ? 'o' : c == '1' ? 'l' : c == '-' ? ' ' : static_cast<char>(std::tolower(c));
  CHECK(ring.is_applicant_secret(file, typed));
  CHECK_FALSE(ring.is_applicant_secret("150900/2026-7K3QX-M2P95", secret));
  CHECK_FALSE(made(folder / "others").is_applicant_secret(file, secret));
  for (std::size_t at = 0; at < secret.size(); ++at) {
    std::string wrong = secret;
    wrong[at] = wrong[at] == 'Z' ? 'Y' : 'Z';
    CHECK_FALSE(ring.is_applicant_secret(file, wrong));
    CHECK_FALSE(ring.is_applicant_secret(file, secret.substr(0, at)));
  }
  CHECK_FALSE(ring.is_applicant_secret(file, secret + "0"));
  CHECK_FALSE(ring.is_applicant_secret(file, "密"));
}

TEST_CASE("a receipt's signature is Ed25519, as OpenSSL knows it") {
  const Folder folder;
  const Keyring ring = made(folder / "keys");
  const std::string key = *from_base64(ring.public_key(), Base64::standard);
  EVP_PKEY* const peer = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, octets(key), key.size());
  REQUIRE(peer != nullptr);
  const auto verified = [&](std::string_view bytes, std::string_view signature) {
    EVP_MD_CTX* const context = EVP_MD_CTX_new();
    const std::string raw = *from_base64(signature, Base64::standard);
    const bool good = EVP_DigestVerifyInit(context, nullptr, nullptr, nullptr, peer) == 1 &&
                      EVP_DigestVerify(context, octets(raw), raw.size(), octets(bytes), bytes.size()) == 1;
    EVP_MD_CTX_free(context);
    return good;
  };
  for (const std::string& bytes : {""s, "{\"format\":\"zhicheng-receipt/1\"}"s, std::string(4096, '\0')}) {
    const std::string signature = ring.sign(bytes);
    CHECK(verified(bytes, signature));
    CHECK(ring.sign(bytes) == signature);
    CHECK(is_signed(bytes, signature, ring.public_key()));
    CHECK_FALSE(verified(bytes + "x", signature));
    CHECK_FALSE(is_signed(bytes + "x", signature, ring.public_key()));
    CHECK_FALSE(is_signed(bytes, signature, made(folder / "others").public_key()));
    CHECK_FALSE(is_signed(bytes, signature.substr(1), ring.public_key()));
    CHECK_FALSE(is_signed(bytes, signature, "密"));
    std::string raw = *from_base64(signature, Base64::standard);
    for (std::size_t at = 0; at < raw.size(); ++at) {
      raw[at] = static_cast<char>(raw[at] ^ 4);
      CHECK_FALSE(is_signed(bytes, to_base64(raw, Base64::standard), ring.public_key()));
      raw[at] = static_cast<char>(raw[at] ^ 4);
    }
  }
  // The key of RFC 8032, 7.1, test 1.
  write(
      folder / "keys/signing.key",
      "\x9d\x61\xb1\x9d\xef\xfd\x5a\x60\xba\x84\x4a\xf4\x92\xec\x2c\xc4\x44\x49\xc5\x69\x7b\x32\x69\x19\x70\x3b\xac\x03\x1c\xae\x7f\x60"s);
  const Keyring known = made(folder / "keys");
  CHECK(to_hex(*from_base64(known.public_key(), Base64::standard)) ==
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  CHECK(to_hex(*from_base64(known.sign(""), Base64::standard)) ==
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe"
        "24655141438e7a100b");
  EVP_PKEY_free(peer);
}
