package dev.callsight.bench.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedRecordsTest {

  private static final Instant FROM = Instant.parse("2025-11-22T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-22T00:00:00Z");
  private static final Population POPULATION = new Population(20_000, FROM, TO, 7);

  /** A flat object of texts, numbers, booleans and at most one nested object of texts. */
  private static final Pattern LINE =
      Pattern.compile(
          "\\{(\"\\w+\":(\"[^\"\\\\]*\"|-?\\d+(\\.\\d+)?|true|false|\\{(\"\\w+\":\"\\w+\",?)+})(,(?=\")|(?=}$)))+}");

  static List<Records> all() {
    return GenerateCommand.all(POPULATION);
  }

  @ParameterizedTest
  @MethodSource("all")
  void writesOneObjectALineAndCountsThem(Records records) throws IOException {
    List<String> lines = lines(records);
    assertThat(records.write(new JsonLines(new ByteArrayOutputStream()))).isEqualTo(lines.size());
    assertThat(lines).isNotEmpty().allMatch(line -> LINE.matcher(line).matches());
  }

  @ParameterizedTest
  @MethodSource("all")
  void neverUsesAnIdTwice(Records records) throws IOException {
    assertThat(values(lines(records), "id")).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("all")
  void writesTheSameBytesForTheSameSeed(Records records) throws IOException {
    assertThat(lines(records)).isEqualTo(lines(records));
  }

  @Test
  void writesOtherRecordsForAnotherSeed() throws IOException {
    assertThat(lines(new Calls(new Population(10, FROM, TO, 8))))
        .doesNotContainAnyElementsOf(lines(new Calls(new Population(10, FROM, TO, 7))));
  }

  @Test
  void callsComeInOrderAndFillTheTime() throws IOException {
    List<String> starts = values(lines(new Calls(POPULATION)), "startedAt");
    assertThat(starts).hasSize(20_000).isSorted();
    assertThat(starts.getFirst()).startsWith("2025-11-22T");
    assertThat(starts.getLast()).startsWith("2026-11-21T");
  }

  @Test
  void recordsFindEachOther() throws IOException {
    Set<String> leads = Set.copyOf(values(lines(new Leads(POPULATION)), "id"));
    Set<String> deals = Set.copyOf(values(lines(new Deals(POPULATION)), "id"));
    assertThat(leads).containsAll(values(lines(new Calls(POPULATION)), "leadId"));
    assertThat(leads).containsAll(values(lines(new Touchpoints(POPULATION)), "leadId"));
    assertThat(leads).containsAll(values(lines(new Deals(POPULATION)), "leadId"));
    assertThat(deals).containsAll(values(lines(new Payments(POPULATION)), "dealId"));
  }

  @Test
  void refusesATimeThatIsTooShort() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Population(1, FROM, FROM.plusSeconds(60), 1))
        .withMessageContaining("must span a day or more");
  }

  private static List<String> lines(Records records) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonLines lines = new JsonLines(bytes)) {
      records.write(lines);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static List<String> values(List<String> lines, String field) {
    Pattern pattern = Pattern.compile("\"" + field + "\":\"([^\"]+)\"");
    return lines.stream()
        .map(pattern::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .collect(Collectors.toList());
  }
}
