package dev.callsight.app.demo.company;

import java.time.LocalDate;
import java.util.List;

/**
 * Where leads come from without a campaign.
 *
 * @param perDay leads on an average day at today's size
 * @param quality of its leads, in log-odds against the average lead
 * @param phoneShare the part that rings up instead of filling in a form
 */
record Source(
    String name,
    String channel,
    String medium,
    double perDay,
    double quality,
    double phoneShare,
    int startedDaysAgo) {
  private static final double RAMP_DAYS = 300;

  static List<Source> all() {
    return DataTable.read(
        "sources.csv",
        row ->
            new Source(
                row.text("name"),
                row.text("channel"),
                row.text("medium"),
                row.number("perDay"),
                row.number("quality"),
                row.number("phoneShare"),
                row.integer("startedDaysAgo")));
  }

  /** Average leads on a day before growth and season: a new source takes most of a year to fill. */
  double perDay(LocalDate day, Timeline timeline) {
    double age = day.toEpochDay() - timeline.daysAgo(startedDaysAgo).toEpochDay();
    return age < 0 ? 0 : perDay * Math.min(1, (20 + age) / RAMP_DAYS);
  }
}
