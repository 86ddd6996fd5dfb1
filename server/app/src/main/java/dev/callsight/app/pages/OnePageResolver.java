package dev.callsight.app.pages;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Answers the file asked for, else the one page, whose router reads the address itself. An address
 * that names a file (its last part has a dot) and has none stays a 404.
 */
final class OnePageResolver extends PathResourceResolver {
  @Override
  protected @Nullable Resource getResource(String resourcePath, Resource location)
      throws IOException {
    Resource file = super.getResource(resourcePath, location);
    if (file != null || namesFile(resourcePath)) {
      return file;
    }
    return super.getResource("index.html", location);
  }

  private static boolean namesFile(String resourcePath) {
    return resourcePath.substring(resourcePath.lastIndexOf('/') + 1).contains(".");
  }
}
