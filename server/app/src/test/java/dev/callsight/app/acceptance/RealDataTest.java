package dev.callsight.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Public data sets with published answers, through the API. They may not be part of the project:
 * the script that converts them is looked for beside it, or where {@code CALLSIGHT_TEST_DATA} says.
 */
@ExtendWith(RunningServer.class)
class RealDataTest {
  private static final Range BANK_ALL = new Range("2008-01-01", "2010-12-31");

  /** What the script does when it is run, without the set that nothing here asks for. */
  private static final String CONVERT =
      """
      import sys
      sys.path.insert(0, sys.argv[1])
      sys.argv = ["convert.py", sys.argv[2]]
      import convert
      convert.write("org_bank", "calls", convert.bank_calls())
      convert.olist()
      convert.sales()
      convert.cdnow()
      """;

  private record Range(String start, String end) {
    static Range year(int year) {
      return new Range(year + "-01-01", year + "-12-31");
    }
  }

  @BeforeAll
  static void load(Api api, @TempDir Path folder) throws Exception {
    Path script = script();
    assumeTrue(Files.exists(script), () -> "skipped: there is no " + script);
    assumeTrue(convert(script, folder), "skipped: python3 cannot convert the data");
    load(api, folder, "org_bank", "Europe/Lisbon", "EUR", "calls");
    load(api, folder, "org_olist", "America/Sao_Paulo", "BRL", "leads", "deals");
    load(api, folder, "org_sales", "America/New_York", "USD", "deals");
    load(api, folder, "org_cdnow", "America/New_York", "USD", "payments");
  }

  @Test
  void countsTheCallsOfTheBank(Api api) {
    JsonNode totals =
        totals(
            api,
            "org_bank",
            BANK_ALL,
            "calls.total",
            "calls.successful",
            "calls.success_rate",
            "calls.answered",
            "calls.total_minutes");
    assertThat(totals.get("calls.total").longValue()).isEqualTo(41_188);
    assertThat(totals.get("calls.successful").longValue()).isEqualTo(4_640);
    assertThat(rounded(totals, "calls.success_rate")).isEqualTo("11.27");
    assertThat(totals.get("calls.answered").longValue()).isEqualTo(41_184);
    assertThat(Math.round(totals.get("calls.total_minutes").doubleValue() * 60))
        .isEqualTo(10_638_243);
  }

  @Test
  void countsThemYearByYear(Api api) {
    assertThat(bankYear(api, 2008)).isEqualTo("27690 1339 4.84");
    assertThat(bankYear(api, 2009)).isEqualTo("11440 2228 19.48");
    assertThat(bankYear(api, 2010)).isEqualTo("2058 1073 52.14");
    assertThat(
            rounded(
                totals(api, "org_bank", Range.year(2008), "calls.total_minutes"),
                "calls.total_minutes"))
        .isEqualTo("116452.67");

    Map<String, Object> byYear = body("org_bank", BANK_ALL, "calls.total");
    byYear.put("grain", "year");
    assertThat(api.query(byYear).get("rows").valueStream().map(row -> row.get(1).longValue()))
        .containsExactly(27_690L, 11_440L, 2_058L);
  }

  @Test
  void countsThemByWeekday(Api api) {
    Map<String, List<String>> rows =
        rows(api, "org_bank", BANK_ALL, "weekday", "calls.total", "calls.successful");
    assertThat(rows.get("4")).containsExactly("8623", "1045");
    assertThat(rows.get("1")).containsExactly("8514", "847");
    assertThat(rows).hasSize(5);
  }

  @Test
  void convertsTheLeadsOfTheMarketplace(Api api) {
    Range all = new Range("2017-06-01", "2018-06-30");
    JsonNode totals =
        totals(
            api,
            "org_olist",
            all,
            "leads.total",
            "leads.converted",
            "leads.velocity_days",
            "leads.velocity_mean_days");
    assertThat(totals.get("leads.total").longValue()).isEqualTo(8_000);
    assertThat(totals.get("leads.converted").longValue()).isEqualTo(842);
    // With the one lead that converts before it was created: 14.67 and 49.11. It takes no part.
    assertThat(rounded(totals, "leads.velocity_days")).isEqualTo("14.72");
    assertThat(rounded(totals, "leads.velocity_mean_days")).isEqualTo("49.17");

    Map<String, List<String>> rows =
        rows(api, "org_olist", all, "source", "leads.total", "leads.converted");
    assertThat(rows.get("organic_search")).containsExactly("2296", "271");
    assertThat(rows.get("paid_search")).containsExactly("1586", "195");
    assertThat(rows.get("social")).containsExactly("1350", "75");
    assertThat(rows.get("unknown")).containsExactly("1099", "179");
    assertThat(rows.get("null")).containsExactly("60", "14");
  }

  @Test
  void closesTheDealsOfTheHardwareFirm(Api api) {
    JsonNode totals =
        totals(
            api,
            "org_sales",
            new Range("2016-10-01", "2017-12-31"),
            "deals.won",
            "deals.lost",
            "deals.open",
            "deals.won_value",
            "deals.win_rate",
            "deals.sales_cycle",
            "deals.sales_cycle_mean");
    assertThat(totals.get("deals.won").longValue()).isEqualTo(4_238);
    assertThat(totals.get("deals.lost").longValue()).isEqualTo(2_473);
    assertThat(totals.get("deals.open").longValue()).isEqualTo(2_089);
    assertThat(totals.get("deals.won_value").longValue()).isEqualTo(10_005_534);
    assertThat(rounded(totals, "deals.win_rate")).isEqualTo("63.15");
    assertThat(rounded(totals, "deals.sales_cycle")).isEqualTo("57.00");
    assertThat(rounded(totals, "deals.sales_cycle_mean")).isEqualTo("51.78");
  }

  @Test
  void closesThemByQuarterPersonAndTeam(Api api) {
    Range year = Range.year(2017);
    Map<String, Object> byQuarter = body("org_sales", year, "deals.won_value");
    byQuarter.put("grain", "quarter");
    assertThat(api.query(byQuarter).get("rows").valueStream().map(row -> row.get(1).longValue()))
        .containsExactly(1_134_672L, 3_086_111L, 2_982_255L, 2_802_496L);

    assertThat(rows(api, "org_sales", year, "owner", "deals.won").get("Darcel Schlecht"))
        .containsExactly("349");
    Map<String, List<String>> teams = rows(api, "org_sales", year, "team", "deals.won_value");
    assertThat(teams.get("Melvin Marxen")).containsExactly("2251930");
    assertThat(teams).hasSize(6);
  }

  @Test
  void sumsThePurchasesOfTheMusicShop(Api api) {
    JsonNode totals =
        totals(
            api,
            "org_cdnow",
            new Range("1997-01-01", "1998-06-30"),
            "revenue.total",
            "revenue.payments");
    assertThat(rounded(totals, "revenue.total")).isEqualTo("2500315.63");
    assertThat(totals.get("revenue.payments").longValue()).isEqualTo(69_659);
  }

  private static String bankYear(Api api, int year) {
    JsonNode totals =
        totals(
            api,
            "org_bank",
            Range.year(year),
            "calls.total",
            "calls.successful",
            "calls.success_rate");
    return totals.get("calls.total").longValue()
        + " "
        + totals.get("calls.successful").longValue()
        + " "
        + rounded(totals, "calls.success_rate");
  }

  private static JsonNode totals(Api api, String organization, Range range, String... metrics) {
    return api.query(body(organization, range, metrics)).get("totals");
  }

  /** The metrics of each value of the dimension, as text without trailing zeros. */
  private static Map<String, List<String>> rows(
      Api api, String organization, Range range, String dimension, String... metrics) {
    Map<String, Object> body = body(organization, range, metrics);
    body.put("dimensions", List.of(dimension));
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (JsonNode row : api.query(body).get("rows")) {
      List<String> numbers = new ArrayList<>();
      for (int i = 1; i < row.size(); i++) {
        numbers.add(row.get(i).decimalValue().stripTrailingZeros().toPlainString());
      }
      JsonNode value = row.get(0);
      rows.put(value.isString() ? value.stringValue() : value.toString(), numbers);
    }
    return rows;
  }

  private static Map<String, Object> body(String organization, Range range, String... metrics) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("organizationId", organization);
    body.put("metrics", List.of(metrics));
    body.put("timeRange", Map.of("start", range.start(), "end", range.end()));
    return body;
  }

  private static String rounded(JsonNode totals, String metric) {
    return String.format(Locale.ROOT, "%.2f", totals.get(metric).doubleValue());
  }

  private static void load(
      Api api, Path folder, String organization, String zone, String currency, String... entities)
      throws IOException {
    api.createOrganization(organization, zone, currency);
    for (String entity : entities) {
      Path file = folder.resolve(organization).resolve(entity + ".ndjson");
      api.taken(Api.ingestPath(organization, entity), BodyPublishers.ofFile(file));
    }
  }

  private static Path script() {
    return Optional.ofNullable(System.getenv("CALLSIGHT_TEST_DATA"))
        .map(Path::of)
        .orElseGet(() -> ProjectFiles.beside("shared/data"))
        .resolve("convert.py");
  }

  private static boolean convert(Path script, Path folder) throws InterruptedException {
    try {
      return new ProcessBuilder(
                  "python3", "-B", "-c", CONVERT, script.getParent().toString(), folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
