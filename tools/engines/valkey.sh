#!/usr/bin/env bash
# A valkey-server for the tests that speak to a real one, in bin/engines/valkey. Nothing is installed on the machine:
# on Debian and Ubuntu the packages are fetched and unpacked; elsewhere install Valkey and have it on the PATH.
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
into="$root/bin/engines/valkey"
if [ -x "$into/valkey-server" ] && "$into/valkey-server" --version >/dev/null; then
  echo "valkey: $("$into/valkey-server" --version)"
  exit 0
fi
if command -v valkey-server >/dev/null; then
  echo "valkey: $(valkey-server --version), from the PATH"
  exit 0
fi
if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
  echo 'valkey: install valkey-server and put it on the PATH (this script unpacks Debian packages only)' >&2
  exit 1
fi
. /etc/os-release
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
mkdir -p "$work/lists/partial" "$work/packages" "$into"
mirror="$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $VERSION_CODENAME" | sort -u | head -1)"
{
  echo "deb $mirror $VERSION_CODENAME main"
  # Debian 12 has it among its backports; later releases have it themselves.
  [ "$VERSION_CODENAME" != bookworm ] || echo "deb $mirror bookworm-backports main"
  [ "${ID:-}" != ubuntu ] || echo "deb $mirror $VERSION_CODENAME universe"
} > "$work/sources.list"
apt=(apt-get -o "Dir::Etc::sourcelist=$work/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$work/lists"
  -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=root -qq)
"${apt[@]}" update
(cd "$work/packages" && "${apt[@]}" download valkey-server valkey-tools liblzf1 libjemalloc2)
for package in "$work"/packages/*.deb; do dpkg-deb -x "$package" "$into"; done
library="$(dirname "$(find "$into/usr/lib" -name 'libjemalloc.so.*' | head -1)")"
# The program looks at the name it is called by.
printf '#!/bin/bash\nexport LD_LIBRARY_PATH=%q\nexec -a valkey-server %q "$@"\n' "$library" "$into/usr/bin/valkey-check-rdb" > "$into/valkey-server"
chmod +x "$into/valkey-server"
echo "valkey: $("$into/valkey-server" --version)"
