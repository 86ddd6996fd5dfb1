package dev.callsight.app.alert;

import dev.callsight.core.time.Bucket;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.TimeRange;
import dev.callsight.statistics.Estimated;
import dev.callsight.statistics.NotEstimable;
import dev.callsight.statistics.forecast.Forecast;
import dev.callsight.statistics.forecast.ForecastPoint;
import dev.callsight.statistics.forecast.ForecastSelection;
import dev.callsight.statistics.forecast.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where numbers were expected: a forecast of each block of buckets from the buckets before it. The
 * hours of a day are forecast from the hours before that day, the days of a week from the days
 * before that week, a week or a month from those before it; so what is odd in a block does not
 * widen the block's own band, and a rehearsal comes to the bands that were there at the time.
 */
final class Expected {
  private final Course course;
  private final Calendar calendar;
  private final Steps steps;
  private final int confidence;
  private final List<Bucket> buckets;
  private final Map<Instant, Integer> places = new HashMap<>();
  private final Map<Block, List<ForecastPoint>> forecasts = new HashMap<>();
  private final ForecastSelection selection = ForecastSelection.standard();

  /**
   * Bands from what was answered.
   *
   * @param course holds every bucket from {@link #begin} on
   * @param range the buckets that are judged
   */
  Expected(Course course, Calendar calendar, AlertRule rule, TimeRange range, int confidence) {
    this.course = course;
    this.calendar = calendar;
    this.steps = Steps.of(rule.grain());
    this.confidence = confidence;
    TimeRange wider = new TimeRange(begin(range.start(), rule.grain(), calendar), range.end());
    this.buckets = calendar.buckets(wider, rule.grain(), range.end());
    for (int place = 0; place < buckets.size(); place++) {
      places.put(buckets.get(place).range().start(), place);
    }
  }

  /** The blocks of a group. */
  private record Block(String group, int first) {}

  /**
   * How buckets of a grain are forecast.
   *
   * @param grain of the buckets
   * @param block of the blocks, at least as long
   * @param history days before a block that it is forecast from
   * @param season buckets until the pattern repeats
   * @param fewest buckets below which nothing is expected
   */
  private record Steps(Grain grain, Grain block, int history, int season, int fewest) {
    static Steps of(Grain grain) {
      return switch (grain) {
        case HOUR -> new Steps(grain, Grain.DAY, 42, 168, 336);
        case DAY -> new Steps(grain, Grain.WEEK, 182, 7, 28);
        case WEEK -> new Steps(grain, Grain.WEEK, 1_092, 52, 8);
        case MONTH, QUARTER, YEAR -> new Steps(grain, grain, 1_830, 12, 6);
      };
    }
  }

  /** From when on the buckets must be known to judge those from an instant on. */
  static Instant begin(Instant start, Grain grain, Calendar calendar) {
    Steps steps = Steps.of(grain);
    LocalDate block = calendar.date(calendar.floor(start, steps.block()));
    return calendar.floor(calendar.startOf(block.minusDays(steps.history())), grain);
  }

  /** Where the number of the bucket was expected; null with too little to tell from. */
  Reference.@Nullable Band band(Instant start, String group) {
    Integer place = places.get(start);
    Integer first = places.get(calendar.floor(start, steps.block()));
    if (place == null || first == null) {
      return null;
    }
    List<ForecastPoint> points =
        forecasts.computeIfAbsent(new Block(group, first), block -> forecast(block, start));
    int ahead = place - first;
    return ahead < points.size() ? band(points.get(ahead)) : null;
  }

  private Reference.Band band(ForecastPoint point) {
    Interval interval = confidence == 80 ? point.eighty() : point.ninetyFive();
    return new Reference.Band(number(interval.low()), number(interval.high()));
  }

  private static BigDecimal number(double value) {
    return new BigDecimal(value, MathContext.DECIMAL32).stripTrailingZeros();
  }

  private List<ForecastPoint> forecast(Block block, Instant start) {
    double[] history = history(block, start);
    if (history.length < steps.fewest()) {
      return List.of();
    }
    int horizon = length(block.first());
    return switch (selection.forecast(history, steps.season(), horizon)) {
      case NotEstimable<Forecast> _ -> List.of();
      case Estimated<Forecast>(Forecast forecast) -> forecast.projection().steps();
    };
  }

  /** Buckets of the block that a place begins. */
  private int length(int first) {
    Instant block = calendar.floor(buckets.get(first).range().start(), steps.block());
    int next = first + 1;
    while (next < buckets.size()
        && calendar.floor(buckets.get(next).range().start(), steps.block()).equals(block)) {
      next++;
    }
    return next - first;
  }

  /**
   * What was there before a block, from the first record on. A bucket without a number takes that
   * of a season before, else the last known: a gap is no zero.
   */
  private double[] history(Block block, Instant start) {
    Instant begin = begin(start, steps.grain(), calendar);
    double[] values = new double[block.first()];
    int length = 0;
    for (Bucket bucket : buckets.subList(0, block.first())) {
      Instant at = bucket.range().start();
      BigDecimal number = at.isBefore(begin) ? null : course.point(at, block.group()).number();
      if (number != null && (length > 0 || number.signum() != 0)) {
        values[length++] = number.doubleValue();
      } else if (length > 0) {
        values[length] = values[length > steps.season() ? length - steps.season() : length - 1];
        length++;
      }
    }
    return Arrays.copyOf(values, length);
  }
}
