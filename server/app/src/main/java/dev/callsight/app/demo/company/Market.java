package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.Origin;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A country the company sells in.
 *
 * @param share its part of all demand once it is open
 * @param launchedDaysAgo when it opened
 * @param price its price level, 1 in the home market
 * @param answerRate the probability that a call is answered at a good hour
 * @param hourShift hours by which its day runs later than the home market's
 * @param southern whether summer is in January
 * @param holidays days on which hardly anybody calls
 * @param places its cities, weighted
 */
record Market(
    String country,
    double share,
    int launchedDaysAgo,
    double price,
    double answerRate,
    double hourShift,
    boolean southern,
    Set<MonthDay> holidays,
    Weighted<Place> places) {

  /** A city and its clock. */
  record Place(String country, String region, String city, ZoneId zone, double weight) {
    Origin origin() {
      return new Origin(country, region, city);
    }
  }

  private static final int RAMP_DAYS = 120;

  static List<Market> all() {
    Map<String, List<Place>> places =
        DataTable.read("places.csv", Market::place).stream()
            .collect(Collectors.groupingBy(Place::country));
    return DataTable.read("markets.csv", row -> market(row, places));
  }

  /** Demand on a day as a part of all demand: none before the launch, growing for four months. */
  double demand(LocalDate day, Timeline timeline) {
    long open = day.toEpochDay() - timeline.daysAgo(launchedDaysAgo).toEpochDay();
    if (open < 0) {
      return 0;
    }
    return share * Math.min(1, 0.25 + 0.75 * open / RAMP_DAYS);
  }

  private static Place place(DataTable row) {
    return new Place(
        row.text("country"),
        row.text("region"),
        row.text("city"),
        ZoneId.of(row.text("zone")),
        row.number("weight"));
  }

  private static Market market(DataTable row, Map<String, List<Place>> places) {
    String country = row.text("country");
    return new Market(
        country,
        row.number("share"),
        row.integer("launchedDaysAgo"),
        row.number("price"),
        row.number("answerRate"),
        row.number("hourShift"),
        row.flag("southern"),
        row.words("holidays").stream()
            .map(day -> MonthDay.parse("--" + day))
            .collect(Collectors.toUnmodifiableSet()),
        Weighted.by(places.getOrDefault(country, List.of()), Place::weight));
  }
}
