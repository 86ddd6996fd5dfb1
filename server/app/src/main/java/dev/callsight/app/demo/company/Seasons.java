package dev.callsight.app.demo.company;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;

/**
 * When people ask, call and pick up: growth over the years, the year's seasons, the week, the day.
 */
final class Seasons {
  private static final double GROWTH_OVER_TIMELINE = 2.3;
  private static final double[] WEEKDAYS = {1.14, 1.10, 1.06, 1.00, 0.93, 0.50, 0.34};
  private static final Set<MonthDay> EVERYWHERE_SHUT =
      Set.of(MonthDay.of(12, 25), MonthDay.of(12, 26), MonthDay.of(1, 1));
  private static final Map<MonthDay, Double> EVERYWHERE_SLOW =
      Map.of(MonthDay.of(12, 24), 0.4, MonthDay.of(12, 31), 0.35, MonthDay.of(1, 2), 0.6);

  /** Asking online: a bump at lunch, most in the evening. */
  private static final double[] ASKING = {
    1, .5, .3, .2, .2, .4, 1, 2, 3.4, 4.4, 5.2, 5.6, 6.0, 5.4, 5.0, 5.0, 5.2, 5.8, 6.6, 7.4, 7.6,
    6.2, 4, 2
  };

  /** Calling in: office hours with a lunch dip, a little after hours. */
  private static final double[] CALLING = {
    .2, .1, .1, .1, .1, .2, .6, 1.6, 4.6, 8.2, 9.4, 8.8, 6.4, 6.8, 8.2, 8.0, 7.4, 6.2, 4.4, 3.0,
    1.8, 1.0, .6, .3
  };

  /** Being called: what is allowed and polite. */
  private static final double[] CALLED = {
    0, 0, 0, 0, 0, 0, 0, 0, .6, 6.4, 8.6, 8.4, 5.2, 5.6, 7.4, 8.0, 8.2, 7.6, 6.4, 2.6, 0, 0, 0, 0
  };

  /** How willing people are to pick up, by hour. */
  private static final double[] PICKING_UP = {
    .3, .3, .3, .3, .3, .3, .4, .6, .74, .82, .88, .92, 1.0, .95, .86, .86, .94, 1.08, 1.18, 1.12,
    .9, .6, .4, .3
  };

  private static final int PRESS_DAYS_AGO = 205;

  private final Timeline timeline;

  Seasons(Timeline timeline) {
    this.timeline = timeline;
  }

  /**
   * Size of the business on a day, 1 now: it more than doubled, with a flat stretch in the middle.
   */
  double growth(LocalDate day) {
    double progress = timeline.progress(day);
    double flatStretch = 0.05 * Math.sin(progress * 4 * Math.PI);
    return Math.pow(GROWTH_OVER_TIMELINE, progress - 1) * (1 - flatStretch);
  }

  /** Demand of a country's day against an average one: season, weekday, holidays. */
  double demand(Market market, LocalDate day) {
    return ProductLine.season(day, market.southern()) * openness(market, day);
  }

  /** How much of a normal day's business is done: weekday and holidays alone. */
  double openness(Market market, LocalDate day) {
    MonthDay date = MonthDay.from(day);
    if (EVERYWHERE_SHUT.contains(date) || market.holidays().contains(date)) {
      return 0.12;
    }
    return WEEKDAYS[day.getDayOfWeek().getValue() - 1] * EVERYWHERE_SLOW.getOrDefault(date, 1.0);
  }

  /** A television feature brought Germans for four days. */
  double press(Market market, LocalDate day) {
    double since = day.toEpochDay() - timeline.daysAgo(PRESS_DAYS_AGO).toEpochDay();
    return market.country().equals("DE") && since >= 0 && since < 4 ? 3.4 - 0.6 * since : 1;
  }

  ZonedDateTime asking(Dice dice, LocalDate day, Market market, Market.Place place) {
    return within(dice, day, ASKING, market, place);
  }

  ZonedDateTime calling(Dice dice, LocalDate day, Market market, Market.Place place) {
    return within(dice, day, CALLING, market, place);
  }

  /** A polite time to be called on this day. */
  ZonedDateTime called(Dice dice, LocalDate day, Market market, Market.Place place) {
    return within(dice, day, CALLED, market, place);
  }

  /** The probability that somebody picks up at this local time. */
  double pickUp(Market market, ZonedDateTime at) {
    int hour = Math.floorMod(at.getHour() - (int) Math.round(market.hourShift()), 24);
    double weekend = at.getDayOfWeek() == DayOfWeek.SUNDAY ? 0.7 : 1;
    return Math.min(0.95, market.answerRate() * PICKING_UP[hour] * weekend);
  }

  /** Whether people may be called at this local time. */
  boolean mayCall(ZonedDateTime at) {
    return at.getDayOfWeek() != DayOfWeek.SUNDAY && CALLED[at.getHour()] > 1;
  }

  private static ZonedDateTime within(
      Dice dice, LocalDate day, double[] hours, Market market, Market.Place place) {
    double hour = dice.index(hours) + dice.between(0.0, 1.0) + market.hourShift();
    long second = Math.round(Math.clamp(hour, 0, 23.99) * 3600);
    return day.atStartOfDay().plusSeconds(second).atZone(place.zone());
  }
}
