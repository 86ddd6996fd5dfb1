package dev.callsight.app.analytics;

import dev.callsight.app.identity.Organization;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.query.BoundQuery;
import dev.callsight.core.query.QueryException;
import dev.callsight.core.query.StageHistory;
import dev.callsight.core.sql.HistoryRenderer;
import dev.callsight.core.sql.SqlRenderer;
import dev.callsight.core.table.Table;
import dev.callsight.statistics.stage.StagePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads which stages leads and deals went through, and how long they stayed. */
@Component
public class StageHistories {
  /** The most different paths, and stages, that one question may be about. */
  static final int MOST_PATHS = 50_000;

  private final Catalog catalog;
  private final Analytics analytics;
  private final QueryRunner runner;
  private final HistoryRenderer renderer;
  private final Parallel parallel;

  StageHistories(
      Catalog catalog,
      Analytics analytics,
      QueryRunner runner,
      SqlRenderer renderer,
      Parallel parallel) {
    this.catalog = catalog;
    this.analytics = analytics;
    this.runner = runner;
    this.renderer = new HistoryRenderer(renderer);
    this.parallel = parallel;
  }

  /**
   * What was found.
   *
   * @param paths the paths of all that were created in the period
   * @param stays how long they stayed, by stage
   * @param groups the same of each group
   * @param meta how that came about
   */
  public record Found(
      List<StagePath> paths, Map<String, Stays> stays, List<Part> groups, Meta meta) {
    /** Copies the paths, stays and groups. */
    public Found {
      paths = List.copyOf(paths);
      stays = Map.copyOf(stays);
      groups = List.copyOf(groups);
    }
  }

  /**
   * What was found of one group.
   *
   * @param paths the paths of its members
   * @param stays how long they stayed, by stage
   */
  public record Part(List<StagePath> paths, Map<String, Stays> stays) {
    /** Copies the paths and stays. */
    public Part {
      paths = List.copyOf(paths);
      stays = Map.copyOf(stays);
    }
  }

  /**
   * Stays in one stage.
   *
   * @param ended how many ended
   * @param medianSeconds the median length of those; null when there are none
   * @param longSeconds the length that nine of ten of them did not exceed; null when there are none
   * @param current how many are there now
   * @param stuck how many of them are there for longer than that
   */
  public record Stays(
      long ended,
      @Nullable Double medianSeconds,
      @Nullable Double longSeconds,
      long current,
      long stuck) {}

  /**
   * The history of the subjects that a question is about.
   *
   * @param question of the subject's metric
   * @param groups the same question about parts of them that do not overlap
   * @throws dev.callsight.app.http.ApiException when the question makes no sense (4xx)
   */
  public Found find(
      Organization organization,
      Question question,
      StageHistory.Subject subject,
      List<Question> groups) {
    try {
      return parallel.whileWaited(() -> compute(organization, question, subject, groups));
    } catch (QueryException mistake) {
      throw AnalyticsError.refusal(mistake);
    }
  }

  private Found compute(
      Organization organization,
      Question question,
      StageHistory.Subject subject,
      List<Question> groups) {
    long started = System.nanoTime();
    Asked asked = analytics.ask(organization, question);
    StageHistory history = history(asked.query(), subject);
    StageHistory apart =
        history.by(
            groups.stream()
                .map(group ->
                    history(analytics.ask(organization, group).query(), subject).cohort().where())
                .toList());
    CompletableFuture<Table> paths =
        parallel.start(() -> runner.run(asked, renderer.stagePaths(apart, MOST_PATHS + 1)));
    CompletableFuture<Table> staysApart =
        groups.isEmpty()
            ? CompletableFuture.completedFuture(new Table(List.of(), List.of()))
            : parallel.start(() -> runner.run(asked, renderer.stageStays(apart, MOST_PATHS + 1)));
    Table stays = requireFew(runner.run(asked, renderer.stageStays(history, MOST_PATHS + 1)));
    Table taken = requireFew(Parallel.join(paths));
    return new Found(
        together(paths(taken, taken.rows())),
        stays(stays, stays.rows()),
        parts(groups.size(), taken, requireFew(Parallel.join(staysApart))),
        analytics.meta(asked, "facts", started, question.warnings()));
  }

  private StageHistory history(BoundQuery query, StageHistory.Subject subject) {
    return StageHistory.of(
        subject, query.metrics().getFirst(), query.filter(), query.period(), catalog);
  }

  private static List<Part> parts(int groups, Table paths, Table stays) {
    List<Part> parts = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      parts.add(new Part(paths(paths, rowsOf(paths, group)), stays(stays, rowsOf(stays, group))));
    }
    return parts;
  }

  private static List<List<@Nullable Object>> rowsOf(Table table, int group) {
    if (table.rows().isEmpty()) {
      return List.of();
    }
    int column = table.indexOf(StageHistory.GROUP);
    return table.rows().stream().filter(row -> whole(row.get(column)) == group).toList();
  }

  /** The same path stands once for each group. */
  private static List<StagePath> together(List<StagePath> paths) {
    Map<StagePath, Long> counts = new LinkedHashMap<>();
    paths.forEach(path ->
        counts.merge(new StagePath(path.stages(), path.lost(), 0), path.count(), Long::sum));
    List<StagePath> all = new ArrayList<>();
    counts.forEach((path, count) -> all.add(new StagePath(path.stages(), path.lost(), count)));
    return all;
  }

  private static Table requireFew(Table table) {
    if (table.rows().size() > MOST_PATHS) {
      throw new QueryException(
          QueryException.Code.TOO_MANY_ROWS,
          "/timeRange",
          "more than " + MOST_PATHS + " different paths; ask a shorter range or filter it");
    }
    return table;
  }

  private static List<StagePath> paths(Table table, List<List<@Nullable Object>> rows) {
    int path = table.indexOf(StageHistory.PATH);
    int lost = table.indexOf(StageHistory.LOST);
    int subjects = table.indexOf(StageHistory.SUBJECTS);
    List<StagePath> paths = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      paths.add(
          new StagePath(
              stages((String) row.get(path)),
              Boolean.TRUE.equals(row.get(lost)),
              whole(row.get(subjects))));
    }
    return paths;
  }

  private static List<String> stages(@Nullable String path) {
    // A name may have the separator in it after all; its parts then count once.
    return path == null
        ? List.of()
        : Arrays.stream(path.split(String.valueOf(StageHistory.SEPARATOR), -1)).distinct().toList();
  }

  private static Map<String, Stays> stays(Table table, List<List<@Nullable Object>> rows) {
    Map<String, Stays> stays = new LinkedHashMap<>();
    for (List<@Nullable Object> row : rows) {
      stays.put(
          String.valueOf(row.get(table.indexOf(StageHistory.STAGE))),
          new Stays(
              whole(row.get(table.indexOf(StageHistory.ENDED))),
              (Double) row.get(table.indexOf(StageHistory.MEDIAN)),
              (Double) row.get(table.indexOf(StageHistory.LONG)),
              whole(row.get(table.indexOf(StageHistory.CURRENT))),
              whole(row.get(table.indexOf(StageHistory.STUCK)))));
    }
    return stays;
  }

  private static long whole(@Nullable Object cell) {
    return ((Number) Objects.requireNonNull(cell)).longValue();
  }
}
