# shellcheck shell=sh
# Puts Callsight into a folder that runs on a machine of the same system and processor with neither
# JDK nor Node nor Maven: for a container, a service, an archive.
#
#   FOLDER/callsight       the same launcher; it finds no sources and builds nothing
#   FOLDER/application/    the jar beside its libraries, with the cache for a faster start
#   FOLDER/runtime/        the parts of Java that it needs
#   FOLDER/sbom/           what is in it, as CycloneDX

# Everything of Java SE, and what Spring, DuckDB and TLS take of the JDK beside it.
runtime_modules='java.se,jdk.charsets,jdk.crypto.ec,jdk.jfr,jdk.localedata,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs'

link_runtime() {
  "$JAVA_HOME/bin/jlink" --add-modules "$runtime_modules" --strip-java-debug-attributes --no-header-files \
    --no-man-pages --compress zip-6 --generate-cds-archive --output "$1"
}

# bills_of_materials FOLDER: the server's was made with its jar, npm writes the dashboard's.
bills_of_materials() {
  mkdir -p "$1" &&
    (cd "$1" && "$JAVA_HOME/bin/jar" --extract --file "$(application_jar "$application")" META-INF/sbom/application.cdx.json) &&
    mv "$1/META-INF/sbom/application.cdx.json" "$1/server.cdx.json" &&
    rm -r "$1/META-INF" &&
    (cd "$root/web" && npm sbom --sbom-format cyclonedx --sbom-type application --omit dev --package-lock-only) >"$1/web.cdx.json"
}

# The application without the caches made for other places.
copy_application() {
  mkdir -p "$1/application" "$1/launcher" &&
    cp -R "$application/." "$1/application/" &&
    rm -f "$1"/application/start-* &&
    cp "$root/callsight" "$root/LICENSE" "$root/NOTICE" "$root/THIRD-PARTY.md" "$1/" &&
    for part in console toolchain build run; do
      cp "$root/launcher/$part.sh" "$1/launcher/" || return 1
    done
}

fill_package() {
  step 'Copying the application' "$work/logs/package.log" copy_application "$1" &&
    step 'Linking the Java runtime' "$work/logs/runtime.log" link_runtime "$1/runtime" &&
    step 'Writing the bills of materials' "$work/logs/sbom.log" bills_of_materials "$1/sbom"
}

package_application() {
  [ $# -eq 1 ] || fail 'package needs the folder to write, which must not exist yet: ./callsight package FOLDER'
  [ ! -e "$1" ] || fail "package writes a new folder, and $1 is there already"
  build
  find_node
  mkdir -p "$1"
  folder=$(CDPATH='' cd -P "$1" && pwd)
  fill_package "$folder" || fail "the package in $folder is not complete"
  JAVA_HOME=$folder/runtime
  prepare_start "$folder/application"
  say "$folder/callsight serve starts it."
}
