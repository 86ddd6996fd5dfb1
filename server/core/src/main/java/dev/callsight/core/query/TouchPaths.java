package dev.callsight.core.query;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Metric;
import dev.callsight.core.time.Period;
import java.util.Objects;

/**
 * The touches that led to what a metric counts or adds up: those of the lead, up to its conversion
 * and no longer before it than the look-back; all of them while it has not converted.
 *
 * <p>A lead converts when it becomes a customer, or else when its first deal is won. The same rule
 * makes the attributed columns of leads, deals and payments, with a look-back of 90 days.
 *
 * @param metric what is counted or added up; additive over leads, deals or payments
 * @param conversions the records it is computed from
 * @param key by what touches are told apart
 * @param lookBackDays how long before the conversion a touch may lie
 */
public record TouchPaths(Metric metric, Records conversions, Key key, int lookBackDays) {
  /** The column with the place of the touch in its path: every 1 begins another path. */
  public static final String PLACE = "place";

  /** The column with the key of the campaign that counts where there is no touch. */
  public static final String OWN_KEY = "own_key";

  /** The column with the instant of the touch; missing where there is no touch. */
  public static final String AT = "touch_at";

  /** The column with the key of the touch; missing where it has none. */
  public static final String TOUCH_KEY = "touch_key";

  /** The column with the variant of the touch's campaign, when keys are variants. */
  public static final String TOUCH_VARIANT = "touch_variant";

  /** The column that says whether the lead came by itself. */
  public static final String DIRECT = "direct";

  /** The column that says whether the touch was no later than the lead's creation. */
  public static final String BY_CREATION = "by_creation";

  /** The column that says whether the touch was no later than the creation of its first deal. */
  public static final String BY_DEAL = "by_deal";

  /** The column that says whether the lead converted. */
  public static final String CONVERTED = "converted";

  /** By what touches are told apart. */
  public enum Key {
    /** The campaign of the touch. */
    CAMPAIGN,
    /** The channel of the touch's campaign; its own where it belongs to none. */
    CHANNEL,
    /** The campaign of the touch and the variant inside it. */
    VARIANT
  }

  public TouchPaths {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(conversions, "conversions");
    Objects.requireNonNull(key, "key");
    if (lookBackDays < 1) {
      throw new IllegalArgumentException("look-back of " + lookBackDays + " days");
    }
  }

  /**
   * The paths to what a metric says in a period.
   *
   * @throws QueryException when the metric is computed from several kinds of records
   */
  public static TouchPaths to(
      Metric metric,
      BoundFilter filter,
      Period period,
      Key key,
      int lookBackDays,
      Catalog catalog) {
    Records records = Records.behind(metric, Records.Part.DENOMINATOR, filter, period, catalog);
    return new TouchPaths(metric, records, key, lookBackDays);
  }
}
