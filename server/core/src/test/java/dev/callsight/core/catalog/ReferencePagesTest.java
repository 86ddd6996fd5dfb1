package dev.callsight.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The user guide says what the catalog says. {@code -Dcallsight.write=true} writes the pages anew
 * instead of comparing them.
 */
class ReferencePagesTest {
  private static final Path DOCUMENTS = Path.of("..", "..", "docs");

  private final ReferencePages pages = new ReferencePages(Catalog.builtIn());

  @Test
  void metricsAreAsTheCatalogHasThem() throws IOException {
    check("metrics.md", pages.metrics());
  }

  @Test
  void entitiesAreAsTheCatalogHasThem() throws IOException {
    check("entities.md", pages.entities());
  }

  private static void check(String name, String expected) throws IOException {
    Path page = DOCUMENTS.resolve(name);
    if (Boolean.getBoolean("callsight.write")) {
      Files.writeString(page, expected);
    }
    assertThat(page)
        .as("run this test with -Dcallsight.write=true and look at the difference")
        .hasContent(expected);
  }
}
