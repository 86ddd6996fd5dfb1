package dev.callsight.app.goal;

import dev.callsight.app.analytics.KpiGoals;
import dev.callsight.app.identity.Organization;
import dev.callsight.core.query.Filter;
import dev.callsight.core.query.Operator;
import dev.callsight.core.time.Grain;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the goal that belongs to a key figure. */
@Component
class GoalsOfFigures implements KpiGoals {
  private final GoalStore store;
  private final Goals goals;

  GoalsOfFigures(GoalStore store, Goals goals) {
    this.store = store;
    this.goals = goals;
  }

  @Override
  public Map<String, Record> of(
      Organization organization, Collection<String> metrics, Filter scope, Grain grain) {
    String wanted = text(scope);
    Map<String, List<KeptGoal>> fitting =
        store.list(organization).stream()
            .filter(kept -> metrics.contains(kept.goal().metric().id()))
            .filter(kept -> text(kept.goal().scope()).equals(wanted))
            .collect(Collectors.groupingBy(kept -> kept.goal().metric().id()));
    Map<String, Record> found = new LinkedHashMap<>();
    fitting.forEach((metric, candidates) -> {
      KeptGoal best =
          candidates.stream()
              .min(Comparator.comparingInt(kept -> distance(kept.goal().period(), grain)))
              .orElseThrow();
      found.put(metric, GoalView.of(best, goals.progress(organization, best.goal())));
    });
    return found;
  }

  /** How far a goal's length is from the figures'; of equals the oldest goal is taken. */
  private static int distance(GoalPeriod period, Grain grain) {
    return switch (period) {
      case GoalPeriod.Running running -> Math.abs(days(running.grain()) - days(grain));
      case GoalPeriod.Dates _ -> Integer.MAX_VALUE;
    };
  }

  private static int days(Grain grain) {
    return switch (grain) {
      case HOUR, DAY -> 1;
      case WEEK -> 7;
      case MONTH -> 30;
      case QUARTER -> 91;
      case YEAR -> 365;
    };
  }

  /** The same text for filters that keep the same records, however they were written. */
  private static String text(Filter filter) {
    return switch (filter) {
      case Filter.All all -> joined("and", all.parts());
      case Filter.Any any -> joined("or", any.parts());
      case Filter.Test test -> text(test);
    };
  }

  private static String text(Filter.Test test) {
    Operator operator =
        test.operator() == Operator.EQUALS && test.values().size() == 1
            ? Operator.IN
            : test.operator();
    String values =
        test.values().stream().map(String::valueOf).sorted().collect(Collectors.joining("\u0000"));
    return test.dimension() + " " + operator.id() + " " + values;
  }

  private static String joined(String word, List<Filter> parts) {
    return parts.size() == 1
        ? text(parts.getFirst())
        : parts.stream()
            .map(GoalsOfFigures::text)
            .sorted()
            .collect(Collectors.joining(" " + word + " ", "(", ")"));
  }
}
