package dev.callsight.engine.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.core.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The statements that make tables, as they are written down beside this test. Columns come from the
 * catalog, so only those of the small tables are; of every table there is its engine and order.
 * {@code -Dcallsight.write=true} writes them anew.
 */
class SchemaTextTest {
  private static final Path FOLDER = Path.of("src/test/resources/clickhouse");
  private static final Pattern WHOLE =
      Pattern.compile("\"(store_[a-z]+|work_[a-z]+|facts_people|log_people)\"");
  private static final Pattern COLUMNS = Pattern.compile("\\(\n.*\n\\)", Pattern.DOTALL);

  @ParameterizedTest
  @CsvSource({
    "single, clickhouse://ch1/callsight",
    "single, 'clickhouse://ch1,ch2/callsight'",
    "replicated, 'clickhouse://ch1,ch2/callsight?cluster=calls'"
  })
  void tablesAreMadeAsWrittenDown(String name, String address) throws IOException {
    String text =
        statements(address).stream().map(SchemaTextTest::shown).collect(Collectors.joining("\n\n"))
            + "\n";
    Path file = FOLDER.resolve(name + ".sql");
    if (Boolean.getBoolean("callsight.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }

  private static List<String> statements(String address) {
    return ClickHouseFacts.schema(ClickHouseSettings.parse(address), Catalog.builtIn());
  }

  private static String shown(String statement) {
    return WHOLE.matcher(statement.lines().findFirst().orElseThrow()).find()
        ? statement + ";"
        : COLUMNS.matcher(statement).replaceFirst("(…)") + ";";
  }
}
