#!/usr/bin/env bash
# A PgBouncer that prepares statements behind a transaction pool (1.21 or newer), in bin/engines/pgbouncer, for the test
# that speaks through a real one. Nothing is installed on the machine: Debian 13's packages are fetched and unpacked with
# the C library that they want; elsewhere install it and have it on the PATH.
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
into="$root/bin/engines/pgbouncer"
version() { "$1" --version | sed -n 's/^PgBouncer \([0-9]*\)\.\([0-9]*\).*/\1 \2/p'; }
new_enough() { read -r major minor <<<"$(version "$1")" && [ "$((major * 100 + minor))" -ge 121 ]; }
if [ -x "$into/pgbouncer" ] && new_enough "$into/pgbouncer"; then
  echo "pgbouncer: $("$into/pgbouncer" --version | head -1)"
  exit 0
fi
if command -v pgbouncer >/dev/null && new_enough pgbouncer; then
  echo "pgbouncer: $(pgbouncer --version | head -1), from the PATH"
  exit 0
fi
if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null || ! grep -q '^ID=debian' /etc/os-release; then
  echo 'pgbouncer: install 1.21 or newer and put it on the PATH (this script unpacks packages on Debian only)' >&2
  exit 1
fi
. /etc/os-release
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
rm -rf "$into"
mkdir -p "$work/lists/partial" "$work/packages" "$into"
mirror="$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $VERSION_CODENAME" | sort -u | head -1)"
echo "deb $mirror trixie main" > "$work/sources.list"
apt=(apt-get -o "Dir::Etc::sourcelist=$work/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$work/lists"
  -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=root -qq)
"${apt[@]}" update
libraries=(libc6 libevent-2.1-7t64 libcares2 libssl3t64 libpam0g libsystemd0 libaudit1 libcap-ng0 libcap2 libzstd1 zlib1g)
(cd "$work/packages" && "${apt[@]}" download pgbouncer "${libraries[@]}")
for package in "$work"/packages/*.deb; do dpkg-deb -x "$package" "$into"; done
rm -rf "$into/etc" "$into/usr/share"
loader="$(find "$into"/usr/lib/*/ -maxdepth 1 -name 'ld-linux-*.so.*' | head -1)"
printf '#!/bin/bash\nexec %q --library-path %q %q "$@"\n' "$loader" "$(dirname "$loader")" "$into/usr/sbin/pgbouncer" > "$into/pgbouncer"
chmod +x "$into/pgbouncer"
echo "pgbouncer: $("$into/pgbouncer" --version | head -1)"
