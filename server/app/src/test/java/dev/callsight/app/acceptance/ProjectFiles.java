package dev.callsight.app.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds files of the project wherever a test is started from. */
final class ProjectFiles {
  private ProjectFiles() {}

  /** The path inside the project's top folder. */
  static Path inProject(String path) {
    return top().resolve(path);
  }

  /** The folder beside the project of that name; it may not be there. */
  static Path beside(String path) {
    return top().resolveSibling(path);
  }

  private static Path top() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("api/cases"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("no folder above has api/cases");
      }
    }
    return folder;
  }
}
