#include "site/site.h"

#include <fmt/format.h>

#include <algorithm>

#include "api/calendar.h"
#include "base/digest.h"
#include "container/html.h"
#include "site/compress.h"
#include "site/page.h"
#include "site/page_rules.h"
#include "site/picture.h"
#include "site/worker.h"

namespace zhicheng::site {

using base::Json;
using rules::Edition;

namespace {

constexpr int kFrameSize = 720;
constexpr std::string_view kWordsScript = "words.js";

/// The answer to `dates` for a place, as on the day of the notice: no state of a day is in what is kept.
Json dates_of(const api::Door& door, const Place& place) {
  Json request;
  request.add("format", "zhicheng-request/1").add("call", "dates").add("edition", place.edition->id).add("on", place.edition->dated);
  if (place.edition->county) request.add("county", *place.edition->county);
  const auto dates = base::read_json(door.handle(base::write_canonical(request.add("body", Json::Object{}))).bytes);
  return dates ? *dates : Json{};
}

std::string write_oembed(const Place& place, const std::string& url) {
  const std::string frame = "<iframe src=\"" + container::html_escaped(url + "/" + interactive_of(place) + "&embed=1") + "\" title=\"" +
                            container::html_escaped(title_of(place)) + "\" width=\"100%\" height=\"" + std::to_string(kFrameSize) +
                            "\" style=\"border:0\" loading=\"lazy\" referrerpolicy=\"no-referrer\"></iframe>";
  Json out;
  out.add("version", "1.0").add("type", "rich").add("title", title_of(place)).add("provider_name", "职称申报自测");
  out.add("provider_url", url + "/").add("url", url + "/" + folder_of(place)).add("cache_age", 86400);
  out.add("width", kFrameSize).add("height", kFrameSize).add("html", frame);
  return base::write_canonical(out) + "\n";
}

std::string write_sitemap(const std::vector<std::string>& addresses, const std::string& updated) {
  container::Html xml;
  xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
  for (const std::string& address : addresses) {
    xml.open("url").element("loc", address).element("lastmod", updated).close("url").raw("\n");
  }
  xml.raw("</urlset>\n");
  return xml.bytes();
}

/// The day on which any of the rules last changed; where they do not say, the newest notice's.
std::string newest_day(const rules::Library& library) {
  std::string newest;
  for (const std::string& id : library.ids()) {
    const auto changed = [](const Json* file) { return file == nullptr ? std::string() : std::string(file->text_at("changed")); };
    newest = std::max({newest, library.all(id).front()->dated, changed(library.source(id + "/edition.json"))});
    for (const Place& place : places_of(library, id)) newest = std::max(newest, changed(place.overlay));
  }
  return newest;
}

bool is_packed(std::string_view path) { return path.ends_with(".br") || path.ends_with(".gz"); }

/// `from` in `text` replaced, once.
bool put(std::string& text, std::string_view from, std::string_view by) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) return false;
  text.replace(at, from.size(), by);
  return true;
}

class Writer {
 public:
  Writer(const api::Door& door, const Settings& settings)
      : door_(door), url_(settings.url), updated_(settings.updated.empty() ? newest_day(door.library()) : settings.updated) {}

  base::Result<Files> run(const Files& page) {
    if (page.contains(kIndex)) return base::Error{base::ErrorCode::unknown_format, std::string(kIndex), "这是写好的站点，不是网页目录"};
    if (!page.contains("index.html")) return base::Error{base::ErrorCode::missing_key, "index.html", "网页目录里没有 index.html"};
    if (auto fault = other_rules(page, door_.library())) return *std::move(fault);
    Files with_module;
    for (const auto& [path, bytes] : page) {
      // What officers see needs headers that a plain web server does not send.
      if (!is_packed(path) && !path.starts_with("review/") && path != kPageRules) with_module.emplace(path, bytes);
    }
    with_module.insert_or_assign("site.mjs", std::string(module_source()));
    with_module.insert_or_assign(std::string(kWordsScript), std::string(words_source()));
    // The module is asked for by the page alone, behind all that the page needs first.
    if (!put(with_module["index.html"], "</head>", "<script type=\"module\" src=\"site.mjs\"></script>\n</head>")) {
      return base::Error{base::ErrorCode::unknown_format, "index.html", "网页目录里的 index.html 没有 </head>"};
    }
    auto renamed = rename_by_content(with_module);
    if (!renamed) return renamed.error();
    files_ = std::move(renamed->files);
    script_ = renamed->names.find(kWordsScript)->second;
    Json kept{Json::Array{}};
    for (const auto& [path, bytes] : files_) {
      // Of what serves frames the page alone needs what reads its address.
      if (!path.starts_with("embed/") || path.starts_with("embed/frame.")) kept.push(path == "index.html" ? "./" : path);
    }
    Json editions{Json::Array{}};
    // The page itself shows no picture, and so need not keep it.
    const std::string picture = write_picture();
    picture_ = hashed_name("icon.png", picture);
    files_[picture_] = picture;
    for (const std::string& id : door_.library().ids()) editions.push(write_edition(id));
    write_root(std::move(kept), std::move(editions));
    pack();
    return std::move(files_);
  }

 private:
  Json write_edition(const std::string& id) {
    const rules::Library& library = door_.library();
    const std::vector<Place> places = places_of(library, id);
    const Around around{url_, updated_, script_, picture_, places};
    Json pages{Json::Array{}};
    for (const Place& place : places) {
      const std::string folder = folder_of(place);
      const std::string calendar = api::write_calendar(dates_of(door_, place));
      if (!calendar.empty()) files_[folder + "deadlines.ics"] = calendar;
      files_[folder + "index.html"] = write_page(place, around, !calendar.empty());
      files_[folder + "oembed.json"] = write_oembed(place, url_);
      addresses_.push_back(url_ + "/" + folder);
      pages.push(Json{}.add("id", place.id).add("name", place.name).add("path", folder).add("digest", place.edition->digest));
      if (place.overlay != nullptr) files_[id + "/counties/" + place.id + ".json"] = base::write_canonical(*place.overlay) + "\n";
    }
    const Edition& edition = *places.front().edition;
    files_[id + "/edition.json"] = base::write_canonical(*library.source(id + "/edition.json")) + "\n";
    files_[id + "/clauses.json"] = base::write_canonical(*library.source(id + "/clauses.json")) + "\n";
    files_[id + "/notice.txt"] = edition.notice;
    Json out;
    out.add("id", id).add("title", edition.title).add("dated", edition.dated).add("digest", edition.digest).add("pages", std::move(pages));
    return out;
  }

  void write_root(Json kept, Json editions) {
    files_["sitemap.xml"] = write_sitemap(addresses_, updated_);
    Json cities{Json::Array{}};
    for (const std::string& id : door_.library().ids()) cities.push(id + "/");
    Json index;
    index.add("format", "zhicheng-site/1").add("url", url_).add("updated", updated_).add("rules", rules_digest(door_.library()));
    index.add("editions", std::move(editions));
    files_[std::string(kIndex)] = base::write_canonical(index) + "\n";
    kept.push(std::string(kIndex));
    // What the worker keeps hangs on every byte of it.
    base::Sha256 version;
    for (const auto& [path, bytes] : files_) version.add(path + '\n' + base::sha256(bytes) + '\n');
    std::string worker(worker_source());
    put(worker, "'VERSION'", "'" + version.finish().substr(0, 16) + "'");
    put(worker, "['FILES']", base::write_canonical(kept));
    put(worker, "['CITIES']", base::write_canonical(cities));
    files_["sw.js"] = std::move(worker);
  }

  void pack() {
    Files packed;
    for (const auto& [path, bytes] : files_) {
      packed.emplace(path + ".br", brotli(bytes));
      packed.emplace(path + ".gz", gzip(bytes));
    }
    files_.merge(packed);
  }

  const api::Door& door_;
  const std::string& url_;
  std::string updated_;
  std::string script_;
  std::string picture_;
  Files files_;
  std::vector<std::string> addresses_;
};

}  // namespace

std::string rules_digest(const rules::Library& library) {
  base::Sha256 all;
  for (const std::string& id : library.ids()) {
    for (const auto& edition : library.all(id)) all.add(edition->digest);
  }
  return "sha256:" + all.finish();
}

std::vector<std::pair<std::string, std::size_t>> heavy_pages(const Files& site) {
  std::vector<std::pair<std::string, std::size_t>> heavy;
  // Every page has it beside it.
  const auto script = std::find_if(site.begin(), site.end(), [](const auto& file) { return file.first.starts_with("words."); });
  const std::size_t beside = script == site.end() ? 0 : script->second.size();
  for (const auto& [path, bytes] : site) {
    if (path.ends_with("/index.html") && bytes.size() + beside > kPageBytes) heavy.emplace_back(path, bytes.size() + beside);
  }
  return heavy;
}

base::Result<Files> write_site(const api::Door& door, const Settings& settings, const Files& page) { return Writer(door, settings).run(page); }

}  // namespace zhicheng::site
