#!/usr/bin/env bash
# Makes what is published, in out/dist: a tarball, a Debian package, a bill of materials, and SHA256SUMS.
# `make dist` runs it, with the program built. The same build gives the same bytes: times are SOURCE_DATE_EPOCH's, by
# default the last commit's.
#
#   .ci/dist/dist.sh PROGRAM
set -euo pipefail
cd "$(dirname "$0")/../.."
export LC_ALL=C TZ=UTC
umask 022
program="$1"
version="$("$program" --version)"
SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}"
export SOURCE_DATE_EPOCH
name="glosa-$version-linux-$(uname -m)"
work="out/dist/work"
rm -rf out/dist
mkdir -p "$work/$name" "$work/deb/DEBIAN" "$work/debian"

# 1. What both packages hold, as `make install` lays it out; nobody debugs a published program.
make -s install-files DESTDIR="$PWD/$work/tree" PREFIX= GLOSA="$program"
strip --strip-unneeded --remove-section=.comment --remove-section=.note "$work/tree/bin/glosa"

# 2. The tarball.
cp -a "$work/tree/." "$work/$name/"
cp LICENSE NOTICE README.md "$work/$name/"
install -D -m 644 Locales/pairs/sources.tsv "$work/$name/Locales/pairs/sources.tsv"
find "$work/$name" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
tar --create --directory "$work" --sort=name --owner=0 --group=0 --numeric-owner --format=gnu "$name" \
  | gzip -9n > "out/dist/$name.tar.gz"

# 3. The Debian package.
deb="$work/deb"
mkdir -p "$deb/usr/share/zsh"
cp -a "$work/tree/bin" "$deb/usr/"
cp -a "$work/tree/share/." "$deb/usr/share/"
mv "$deb/usr/share/zsh/site-functions" "$deb/usr/share/zsh/vendor-completions"
gzip -9n "$deb/usr/share/man/man1/glosa.1"
doc="$deb/usr/share/doc/glosa"
mkdir -p "$doc"
cp NOTICE "$doc/"
install -m 644 Locales/pairs/sources.tsv "$doc/lexicon-sources.tsv"
sed 's|Locales/pairs/sources.tsv|lexicon-sources.tsv|' .ci/dist/copyright > "$doc/copyright"
# It is read by bash, not run.
sed -i '1{/^#!/d}' "$deb/usr/share/bash-completion/completions/glosa"
# Yams brings its own libyaml.
mkdir -p "$deb/usr/share/lintian/overrides"
echo 'glosa: embedded-library libyaml *' > "$deb/usr/share/lintian/overrides/glosa"
maintainer="The Glosa authors <glosa@packages.invalid>"
printf 'glosa (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md of the sources.\n\n -- %s  %s\n' \
  "$version" "$maintainer" "$(date -R -d "@$SOURCE_DATE_EPOCH")" | gzip -9n > "$doc/changelog.gz"
printf 'Source: glosa\nMaintainer: %s\n\nPackage: glosa\nArchitecture: any\n' "$maintainer" > "$work/debian/control"
depends="$(cd "$work" && dpkg-shlibdeps -O deb/usr/bin/glosa | sed 's/^shlibs:Depends=//')"
cat > "$deb/DEBIAN/control" <<EOF
Package: glosa
Version: $version
Section: text
Priority: optional
Architecture: $(dpkg --print-architecture)
Maintainer: $maintainer
Installed-Size: $(du -k -s --apparent-size "$deb/usr" | cut -f1)
Depends: $depends
Description: multilingual translation and glossary toolkit
 Glosa aligns texts with their translations, builds bilingual glossaries out
 of them with the evidence for each entry, and checks translations against
 glossaries and over eighty rules. It needs no network.
EOF
(cd "$deb" && find usr -type f -print0 | sort -z | xargs -0 md5sum > DEBIAN/md5sums)
dpkg-deb --root-owner-group -Zxz --build "$deb" \
  "out/dist/glosa_${version}_$(dpkg --print-architecture).deb" > /dev/null

# 4. The bill of materials and the sums.
.ci/dist/sbom.py "$work/tree/bin/glosa" "$version" > "out/dist/glosa-$version.cdx.json"
rm -rf "$work"
(cd out/dist && sha256sum -- * > SHA256SUMS && cat SHA256SUMS)
