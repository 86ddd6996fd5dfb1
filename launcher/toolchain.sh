# shellcheck shell=sh
# Finds the JDK and Node that Callsight is built with.

required_java=25
required_node=20.19

# major_version HOME: the feature version (25) of the JDK in HOME, from its release file, or by
# asking it; 0 when there is none.
major_version() {
  if [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "$1/release" | head -n 1)
  elif [ -x "$1/bin/java" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
  else
    version=0
  fi
  version=${version%%[!0-9]*}
  echo "${version:-0}"
}

# Every place a JDK may be, one a line: a package's own runtime, then the person's choice.
java_candidates() {
  [ ! -d "$root/runtime" ] || echo "$root/runtime"
  [ -z "${JAVA_HOME:-}" ] || echo "$JAVA_HOME"
  on_path=$(command -v java || true)
  if [ -n "$on_path" ]; then
    on_path=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")
    dirname "$(dirname "$on_path")"
  fi
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v "$required_java+" 2>/dev/null || true
  fi
  for candidate in /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME:-/root}"/.sdkman/candidates/java/* \
    "${HOME:-/root}"/.jdks/* "${HOME:-/root}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ ! -d "$candidate" ] || echo "$candidate"
  done
}

# Whether this is a folder that `package` wrote: no sources, nothing to build.
is_packaged() {
  [ ! -d "$root/server" ]
}

# Exports JAVA_HOME of a JDK that is new enough, or explains what to install. A package compiles
# nothing, so that a runtime is enough for it.
find_java() {
  if is_packaged; then needed=java; else needed=javac; fi
  found=$(java_candidates | while IFS= read -r candidate; do
    if [ -x "$candidate/bin/$needed" ] && [ "$(major_version "$candidate")" -ge "$required_java" ]; then
      echo "$candidate"
      break
    fi
  done)
  if [ -n "$found" ]; then
    JAVA_HOME=$found
    export JAVA_HOME
    return 0
  fi
  say "Callsight needs a JDK $required_java or newer, and found none in JAVA_HOME, PATH, /usr/lib/jvm,"
  say "\$HOME/.sdkman, \$HOME/.jdks or /Library/Java. Install one, for example"
  say "  Debian, Ubuntu   apt-get install temurin-25-jdk   (after adding packages.adoptium.net), or openjdk-25-jdk"
  say "  macOS            brew install openjdk@25"
  say "  anywhere         sdk install java 25-tem          (https://sdkman.io)"
  say "or set JAVA_HOME to where it is."
  exit 1
}

# node_is_enough VERSION: whether a Node version (v20.19.0) is new enough.
node_is_enough() {
  node_version=${1#v}
  node_major=${node_version%%.*}
  node_minor=${node_version#*.}
  node_minor=${node_minor%%.*}
  case $node_major$node_minor in
    '' | *[!0-9]*) return 1 ;;
  esac
  [ "$node_major" -gt "${required_node%%.*}" ] && return 0
  [ "$node_major" -eq "${required_node%%.*}" ] && [ "$node_minor" -ge "${required_node#*.}" ]
}

# Checks that Node and npm are there for building the browser's part, or explains what to install.
find_node() {
  node_found=$(node --version 2>/dev/null || true)
  if node_is_enough "$node_found" && command -v npm >/dev/null; then
    return 0
  fi
  say "Building Callsight needs Node $required_node or newer with npm; found ${node_found:-none} on PATH."
  say "  Debian, Ubuntu   apt-get install nodejs npm   (when new enough; else https://deb.nodesource.com)"
  say "  macOS            brew install node"
  say "  anywhere         https://nodejs.org/en/download"
  exit 1
}

# The version of the product, as the server's pom states it; a package's is in the name of its jar.
product_version() {
  if is_packaged; then
    application_jar "$root/application" | sed 's:.*/callsight-app-\(.*\)\.jar$:\1:'
    return 0
  fi
  sed -n 's:^  <version>\(.*\)</version>.*:\1:p' "$root/server/pom.xml" | head -n 1
}
