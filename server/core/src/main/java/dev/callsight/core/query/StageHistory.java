package dev.callsight.core.query;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Condition;
import dev.callsight.core.catalog.Metric;
import dev.callsight.core.time.Period;
import java.util.List;
import java.util.Objects;

/**
 * The stages that the leads or deals created in a period went through, up to now.
 *
 * @param subject what went through them
 * @param cohort those created in the period
 * @param groups what parts of them meet, to be told apart; none meets two of these, some may none
 */
public record StageHistory(Subject subject, Records cohort, List<Condition> groups) {
  /** The column with the place of a group, or {@link #NO_GROUP}; only where there are groups. */
  public static final String GROUP = "part";

  /** What stands for those in no group. */
  public static final int NO_GROUP = -1;

  /** The column with the stages of a path in order of first entry; missing without any. */
  public static final String PATH = "path";

  /** What parts the stages of a path: a character that names do not use. */
  public static final char SEPARATOR = '\u001f';

  /** The column that says whether those on the path were lost. */
  public static final String LOST = "lost";

  /** The column that says how many went that path. */
  public static final String SUBJECTS = "subjects";

  /** The column with a stage. */
  public static final String STAGE = "stage";

  /** The column with how many stays in the stage ended. */
  public static final String ENDED = "ended";

  /** The column with the median of their lengths in seconds. */
  public static final String MEDIAN = "median_seconds";

  /** The column with the length in seconds that nine of ten of them did not exceed. */
  public static final String LONG = "long_seconds";

  /** The column with how many are in the stage now. */
  public static final String CURRENT = "current";

  /** The column with how many of them have been there longer than nine of ten others were. */
  public static final String STUCK = "stuck";

  /** What goes through stages. */
  public enum Subject {
    /** A lead; lost once it has a time of being lost. */
    LEAD("lead", "leads.total"),
    /** A deal; lost once it is decided and not won. */
    DEAL("deal", "deals.created");

    private final String id;
    private final String metric;

    Subject(String id, String metric) {
      this.id = id;
      this.metric = metric;
    }

    /** As records of stages say it. */
    public String id() {
      return id;
    }

    /** The id of the metric that counts the cohort. */
    public String metric() {
      return metric;
    }
  }

  public StageHistory {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(cohort, "cohort");
    groups = List.copyOf(groups);
  }

  /** The same with these groups told apart. */
  public StageHistory by(List<Condition> parts) {
    return new StageHistory(subject, cohort, parts);
  }

  /** The history of those that the subject's metric counts in a period. */
  public static StageHistory of(
      Subject subject, Metric metric, BoundFilter filter, Period period, Catalog catalog) {
    return new StageHistory(
        subject,
        Records.behind(metric, Records.Part.DENOMINATOR, filter, period, catalog),
        List.of());
  }
}
