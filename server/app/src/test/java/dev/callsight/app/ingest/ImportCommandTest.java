package dev.callsight.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.RunningServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {
  private final IngestedOrganization organization = new IngestedOrganization();
  private final StringWriter printed = new StringWriter();
  @TempDir private Path folder;

  @Test
  void importsSeveralFilesOfEveryFormat() throws IOException {
    Path lines = file("people.ndjson", person(1) + "\n" + person(2) + "\n");
    Path array = file("people-more.json", "[" + person(3) + ",\n" + person(4) + "]");
    Path table = file("assistants_2026.csv", "id,name\n1,\"Ada\nB\"\n2,Bob\n");
    Path packed = folder.resolve("campaigns.ndjson.gz");
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(packed))) {
      gzip.write("{\"id\":\"c\",\"name\":\"C\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    int status = run(lines, array, table, packed);
    assertThat(status).as(printed.toString()).isZero();
    assertThat(organization.count("people")).isEqualTo(4);
    assertThat(organization.count("assistants")).isEqualTo(2);
    assertThat(organization.count("campaigns")).isEqualTo(1);
    assertThat(printed.toString()).contains("people-more.json").doesNotContain("refused rows of");
  }

  @Test
  void writesEveryRefusedRowBesideTheFile() throws IOException {
    Path lines =
        file(
            "people.ndjson",
            IntStream.range(0, 3_000)
                .mapToObj(i -> i % 2 == 0 ? person(i) : "{\"id\":\"q" + i + "\"}")
                .collect(Collectors.joining("\n")));
    assertThat(run(lines)).isEqualTo(3);
    List<String> refused = Files.readAllLines(folder.resolve("people.ndjson.rejected.ndjson"));
    assertThat(refused).hasSize(1_500);
    assertThat(refused.getFirst())
        .startsWith("{\"line\":2,\"reason\":\"name: is required")
        .endsWith("\"record\":{\"id\":\"q1\"}}");
    assertThat(refused.getLast()).startsWith("{\"line\":3000,");
    assertThat(organization.count("people")).isEqualTo(1_500);
  }

  @Test
  void writesRefusedRowsOfCsvAsTheyWere() throws IOException {
    Path table =
        file(
            "people.csv",
            "id,name,\"te\nam\"\r\n1,\"A\r\nB\",x\r\n2,,\"y \"\"z\"\"\"\r\n\r\n3,C\r\n");
    assertThat(run(table)).isEqualTo(3);
    String refused = Files.readString(folder.resolve("people.csv.rejected.csv"));
    assertThat(refused).startsWith("line,reason,id,name,\"te\nam\"\n5,\"name: is required");
    assertThat(refused)
        .contains(",2,,\"y \"\"z\"\"\"\n")
        .contains("\n7,\"has 2 fields")
        .endsWith(",3,C\n");
    assertThat(organization.count("people")).isEqualTo(1);
  }

  @Test
  void forgetsWhatAnEarlierImportRefused() throws IOException {
    Path lines = file("people.ndjson", "{}\n");
    assertThat(run(lines)).isEqualTo(3);
    Files.writeString(lines, person(1));
    assertThat(run(lines)).isZero();
    assertThat(folder.resolve("people.ndjson.rejected.ndjson")).doesNotExist();
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Path unclear = file("export.ndjson", person(1));
    assertThat(run(unclear)).isEqualTo(1);
    assertThat(printed.toString()).contains("add --entity with one of");
    assertThat(run(folder.resolve("people.none"))).isEqualTo(1);
    assertThat(printed.toString()).contains("is no file that can be read");
    assertThat(run(file("people.xml", "<p/>"))).isEqualTo(1);
    assertThat(printed.toString()).contains("has no known extension");
  }

  @Test
  void saysWhenNobodyAnswers() throws IOException {
    Path lines = file("people.ndjson", person(1));
    int status =
        execute(Map.of("CALLSIGHT_URL", "http://127.0.0.1:1", "CALLSIGHT_KEY", "k"), lines);
    assertThat(status).isEqualTo(1);
    assertThat(printed.toString()).contains("no server answers at http://127.0.0.1:1");
  }

  @Test
  void saysWhyTheServerRefuses() throws IOException {
    Path lines = file("people.ndjson", person(1));
    String address = "http://127.0.0.1:" + organization.server().port();
    int status = execute(Map.of("CALLSIGHT_URL", address, "CALLSIGHT_KEY", "wrong-key"), lines);
    assertThat(status).isEqualTo(1);
    assertThat(printed.toString()).contains("refuses with status 401");
  }

  private int run(Path... files) {
    return execute(
        Map.of(
            "CALLSIGHT_PORT",
            String.valueOf(organization.server().port()),
            "CALLSIGHT_BOOTSTRAP_KEY",
            RunningServer.PLATFORM_KEY),
        files);
  }

  private int execute(Map<String, String> environment, Path... files) {
    PrintWriter out = new PrintWriter(printed, true);
    List<String> arguments = new java.util.ArrayList<>();
    for (Path file : files) {
      arguments.add(file.toString());
    }
    arguments.addAll(List.of("--organization", organization.id()));
    return new CommandLine(new ImportCommand(environment))
        .setOut(out)
        .setErr(out)
        .setExecutionExceptionHandler((failure, command, parsed) -> {
          command.getErr().println(failure.getMessage());
          return CommandLine.ExitCode.SOFTWARE;
        })
        .execute(arguments.toArray(String[]::new));
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static String person(int number) {
    return "{\"id\":\"p%d\",\"name\":\"n\"}".formatted(number);
  }
}
