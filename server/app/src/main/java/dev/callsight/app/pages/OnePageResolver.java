package dev.callsight.app.pages;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Answers the file asked for, else the one page, whose router reads the address itself. The page is
 * there once for each tab, in {@code pages}: the same but for what it begins to load at once. An
 * address that names a file (its last part has a dot) and has none stays a 404.
 */
final class OnePageResolver extends PathResourceResolver {
  /** The tab or page that an address leads to. */
  private static final Pattern NAME = Pattern.compile("(?:analytics/)?([a-z-]+)(?:/|$)");

  @Override
  protected @Nullable Resource getResource(String resourcePath, Resource location)
      throws IOException {
    Resource file = super.getResource(resourcePath, location);
    if (file != null || namesFile(resourcePath)) {
      return file;
    }
    Matcher named = NAME.matcher(resourcePath);
    Resource page =
        named.lookingAt() ? super.getResource("pages/" + named.group(1) + ".html", location) : null;
    return page == null ? super.getResource("index.html", location) : page;
  }

  private static boolean namesFile(String resourcePath) {
    return resourcePath.substring(resourcePath.lastIndexOf('/') + 1).contains(".");
  }
}
