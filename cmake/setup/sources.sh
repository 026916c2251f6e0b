# Library sources that are compiled with the project: Dear ImGui (Debian's package has no .cpp of 1.92), zlib with its
# minizip and the QR code generator (the same version everywhere: the same bytes) and, for WebAssembly, libsodium.
# And the few headers em++ may see, so that it never sees /usr/include.

IMGUI_SUITE=forky
IMGUI_SERIES='1.92'
LIBRARY_SUITE=trixie

# fetch_source SUITE PACKAGE VERSION-PREFIX FOLDER
fetch_source() {
  local suite=$1 package=$2 prefix=$3 folder=$4 conf version work="$TOOLCHAIN/work-$2"
  rm -rf "$work" "$folder"
  mkdir -p "$work" "$folder"
  conf=$(private_apt "$suite")
  version=$(APT_CONFIG="$conf" apt-cache madison "$package" |
    awk -F'|' '$3 ~ /Sources/ { gsub(/ /, "", $2); print $2 }' | grep -F "$prefix" | sort -V | tail -n 1)
  [ -n "$version" ] || { echo "no source of $package $prefix in $suite"; return 1; }
  cd "$work"
  APT_CONFIG="$conf" apt-get source -q --download-only --tar-only "$package=$version"
  tar xf "$package"_*.orig.tar.* -C "$folder" --strip-components=1
  cd "$TOOLCHAIN"
  rm -rf "$work"
}

link_headers() {
  local name
  rm -rf "$TOOLCHAIN/include"
  mkdir -p "$TOOLCHAIN/include"
  for name in nlohmann date doctest; do
    [ -d "/usr/include/$name" ]
    ln -s "/usr/include/$name" "$TOOLCHAIN/include/$name"
  done
}

fetch_sources() {
  fetch_source "$IMGUI_SUITE" imgui "$IMGUI_SERIES" "$TOOLCHAIN/imgui"
  grep -q "IMGUI_VERSION.*$IMGUI_SERIES" "$TOOLCHAIN/imgui/imgui.h"
  fetch_source "$LIBRARY_SUITE" libsodium 1.0 "$TOOLCHAIN/libsodium"
  fetch_source "$LIBRARY_SUITE" zlib 1: "$TOOLCHAIN/zlib"
  fetch_source "$LIBRARY_SUITE" qr-code-generator 1. "$TOOLCHAIN/qrcodegen"
  link_headers
  # The package lists of other suites are large, and not needed any more.
  rm -rf "$TOOLCHAIN/apt"
}

setup_sources() {
  local now
  now=$(recipe "$SETUP/sources.sh")
  is_current sources "$now" && return 0
  step "fetching the sources of libraries through apt (10 to 40 s)" fetch_sources
  set_current sources "$now"
}
