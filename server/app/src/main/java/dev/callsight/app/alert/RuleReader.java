package dev.callsight.app.alert;

import dev.callsight.app.analytics.Analytics;
import dev.callsight.app.analytics.AnalyticsError;
import dev.callsight.app.analytics.JsonBody;
import dev.callsight.app.analytics.QuestionReader;
import dev.callsight.app.http.ApiException;
import dev.callsight.app.identity.Organization;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Metric;
import dev.callsight.core.query.Binder;
import dev.callsight.core.query.QueryException;
import dev.callsight.core.time.Grain;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads rules from JSON; every complaint says where and what was expected. */
@Component
class RuleReader {
  private static final int LONGEST_NAME = 200;
  private static final int MOST_BUCKETS = 1_000;
  private static final int WEEK_MINUTES = 7 * 24 * 60;
  private static final int MONTH_MINUTES = 30 * 24 * 60;

  private final Binder binder;
  private final QuestionReader questions;
  private final Analytics analytics;

  RuleReader(Catalog catalog, QuestionReader questions, Analytics analytics) {
    this.binder = new Binder(catalog);
    this.questions = questions;
    this.analytics = analytics;
  }

  /** The rule, after it was made sure that its numbers can be asked for. */
  AlertRule checked(Organization organization, JsonBody body, List<AlertChannel> channels) {
    AlertRule rule = read(body, channels);
    analytics.check(organization, Course.question(rule));
    return rule;
  }

  AlertRule read(JsonBody body, List<AlertChannel> channels) {
    Metric metric = metric(body.require("metric"));
    return new AlertRule(
        body.find("name").map(name -> name.label(LONGEST_NAME)).orElse(metric.label()),
        body.find("enabled").isEmpty() || body.flag("enabled"),
        metric,
        questions.filter(body),
        ConditionReader.read(body.require("condition")),
        grain(body.require("grain")),
        body.textOrNull("groupBy"),
        body.find("minimum").map(this::minimum).orElse(null),
        machine(body),
        body.find("quietHours").map(RuleReader::quiet).orElse(null),
        Duration.ofMinutes(whole(body, "latenessMinutes", 0, WEEK_MINUTES, 5)),
        channels);
  }

  private Metric metric(JsonBody name) {
    try {
      return binder.metric(name.text(), name.pointer());
    } catch (QueryException mistake) {
      throw AnalyticsError.refusal(mistake);
    }
  }

  private static Grain grain(JsonBody grain) {
    return switch (grain.text()) {
      case "hour" -> Grain.HOUR;
      case "day" -> Grain.DAY;
      case "week" -> Grain.WEEK;
      case "month" -> Grain.MONTH;
      default -> throw grain.malformed("hour, day, week or month");
    };
  }

  private static StateMachine machine(JsonBody body) {
    return new StateMachine(
        whole(body, "for", 1, MOST_BUCKETS, 1),
        whole(body, "recoverFor", 1, MOST_BUCKETS, 1),
        body.find("noData").map(RuleReader::tellsNoData).orElse(false),
        body.find("repeatMinutes")
            .map(minutes -> Duration.ofMinutes(minutes.whole(1, MONTH_MINUTES)))
            .orElse(null));
  }

  private static boolean tellsNoData(JsonBody policy) {
    return switch (policy.text()) {
      case "alert" -> true;
      case "ignore" -> false;
      default -> throw policy.malformed("alert or ignore");
    };
  }

  private static int whole(JsonBody body, String name, int least, int most, int otherwise) {
    return body.find(name).map(number -> number.whole(least, most)).orElse(otherwise);
  }

  private AlertRule.Minimum minimum(JsonBody body) {
    return new AlertRule.Minimum(
        metric(body.require("metric")), body.require("count").whole(1, 1_000_000_000));
  }

  private static AlertRule.Quiet quiet(JsonBody body) {
    AlertRule.Quiet quiet =
        new AlertRule.Quiet(time(body.require("from")), time(body.require("to")));
    if (quiet.from().equals(quiet.to())) {
      throw ApiException.invalidField(body.pointer() + "/to", "must be another time than from");
    }
    return quiet;
  }

  private static LocalTime time(JsonBody text) {
    try {
      return LocalTime.parse(text.text());
    } catch (DateTimeException _) {
      throw text.malformed("a local time such as 22:00");
    }
  }
}
