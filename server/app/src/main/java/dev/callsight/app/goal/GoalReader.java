package dev.callsight.app.goal;

import dev.callsight.app.analytics.AnalyticsError;
import dev.callsight.app.analytics.JsonBody;
import dev.callsight.app.analytics.QuestionReader;
import dev.callsight.app.http.ApiException;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Metric;
import dev.callsight.core.query.Binder;
import dev.callsight.core.query.QueryException;
import dev.callsight.core.time.Grain;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads goals from JSON; every complaint says where and what was expected. */
@Component
class GoalReader {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_DAYS = 3_660;

  private final Binder binder;
  private final QuestionReader questions;

  GoalReader(Catalog catalog, QuestionReader questions) {
    this.binder = new Binder(catalog);
    this.questions = questions;
  }

  Goal read(JsonBody body) {
    Metric metric = metric(body.require("metric"));
    return new Goal(
        body.find("name").map(name -> name.label(LONGEST_NAME)).orElse(metric.label()),
        metric,
        body.require("target").number(),
        direction(body, metric),
        questions.filter(body),
        period(body.require("period")));
  }

  private Metric metric(JsonBody name) {
    try {
      return binder.metric(name.text(), name.pointer());
    } catch (QueryException mistake) {
      throw AnalyticsError.refusal(mistake);
    }
  }

  private static Direction direction(JsonBody body, Metric metric) {
    return body.find("direction")
        .map(word ->
            Direction.find(word.text()).orElseThrow(() -> word.malformed("at_least or at_most")))
        .orElseGet(() -> Direction.of(metric.good()));
  }

  private static GoalPeriod period(JsonBody period) {
    if (period.isObject()) {
      return dates(period);
    }
    Optional<Grain> grain = Grain.find(period.text());
    return switch (grain.orElse(null)) {
      case MONTH, QUARTER, YEAR -> new GoalPeriod.Running(grain.get());
      case null, default -> throw period.malformed("month, quarter, year or {start, end} as dates");
    };
  }

  private static GoalPeriod dates(JsonBody period) {
    LocalDate first = day(period.require("start"));
    LocalDate last = day(period.require("end"));
    if (last.isBefore(first)) {
      throw ApiException.invalidField(
          period.pointer() + "/end", "must not be before the start " + first);
    }
    if (last.toEpochDay() - first.toEpochDay() >= LONGEST_DAYS) {
      throw ApiException.invalidField(
          period.pointer() + "/end", "must be at most " + LONGEST_DAYS + " days from the start");
    }
    return new GoalPeriod.Dates(first, last);
  }

  private static LocalDate day(JsonBody day) {
    try {
      LocalDate date = LocalDate.parse(day.text());
      if (date.getYear() >= 1900 && date.getYear() <= 2200) {
        return date;
      }
    } catch (DateTimeException _) {
      throw day.malformed("a date such as 2026-01-31");
    }
    throw day.malformed("a date in the years 1900 to 2200");
  }
}
