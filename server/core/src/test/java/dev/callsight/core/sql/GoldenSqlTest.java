package dev.callsight.core.sql;

import static dev.callsight.core.query.Questions.CATALOG;
import static dev.callsight.core.query.Questions.NOW;
import static dev.callsight.core.query.Questions.ask;
import static dev.callsight.core.query.Questions.plan;
import static dev.callsight.core.query.Questions.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.core.plan.Plan;
import dev.callsight.core.query.Filter;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.query.Operator;
import dev.callsight.core.time.Grain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The text of plans and statements, kept in {@code src/test/resources/golden}. Run with {@code
 * -Dgolden.write=true} to write them anew, then read the difference.
 */
class GoldenSqlTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private static final Map<String, MetricQuery> QUESTIONS =
      new TreeMap<>(
          Map.of(
              "rollup-total", ask("30d", "calls.success_rate", "calls.average_duration"),
              "rollup-by-day-across-clock-change", ask("90d", "calls.total").by(Grain.DAY),
              "rolling-day-by-hour", ask("24h", "calls.total").by(Grain.HOUR),
              "several-entities",
                  ask("7d", "calls.total", "leads.total", "revenue.total", "campaigns.spend"),
              "levels", ask("30d", "revenue.mrr", "leads.pipeline_value", "campaigns.active"),
              "levels-by-month", ask("90d", "revenue.mrr").by(Grain.MONTH),
              "quantile-by-reference", ask("30d", "calls.duration_p90").by(List.of("source")),
              "related", ask("30d", "calls.resolution_rate", "leads.speed_to_contact"),
              "hostile-filter",
                  ask("30d", "calls.total")
                      .where(
                          new Filter.All(
                              List.of(
                                  where("country", "x'); drop table calls; --", null),
                                  new Filter.Test(
                                      "properties.a\"b/c~",
                                      Operator.NOT_CONTAINS,
                                      Arrays.asList("%_'"),
                                      "")))),
              "bands-and-clock",
                  ask("7d", "calls.total").by(List.of("duration_band", "hour_of_day"))));

  @TestFactory
  List<DynamicTest> everyQuestionHasItsGoldenText() {
    return QUESTIONS.entrySet().stream()
        .map(question ->
            DynamicTest.dynamicTest(
                question.getKey(), () -> check(question.getKey(), question.getValue())))
        .toList();
  }

  @TestFactory
  List<DynamicTest> everyQuestionHasItsGoldenTextForClickHouse() {
    return QUESTIONS.entrySet().stream()
        .map(question ->
            DynamicTest.dynamicTest(
                question.getKey(),
                () -> {
                  Plan plan = plan(question.getValue(), NOW.plusSeconds(60));
                  Sql sql = SqlRenderer.clickHouse(CATALOG).render(plan.root(), 1_000);
                  check("clickhouse/" + question.getKey(), sql.text() + "\n");
                }))
        .toList();
  }

  private static void check(String name, MetricQuery query) throws IOException {
    Plan plan = plan(query, NOW.plusSeconds(60));
    Sql sql = SqlRenderer.duckDb(CATALOG).render(plan.root(), 1_000);
    String text =
        String.join("\n", plan.decisions().stream().map(Object::toString).toList())
            + "\n\n"
            + sql.text()
            + "\n\n"
            + sql.parameters()
            + "\n";
    check(name, text);
  }

  private static void check(String name, String text) throws IOException {
    Path file = FOLDER.resolve(name + ".txt");
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(file.resolveSibling(".").normalize());
      Files.writeString(file, text, StandardCharsets.UTF_8);
    }
    assertThat(text).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
  }
}
