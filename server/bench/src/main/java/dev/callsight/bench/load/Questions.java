package dev.callsight.bench.load;

import java.time.LocalDate;
import java.util.List;

/**
 * Questions of which no two are equal, so that no cached answer can serve them: each round asks for
 * another range of days.
 *
 * @param organization whose data
 * @param first first day of the record
 * @param last last day of the record, at least 300 days later
 */
record Questions(String organization, LocalDate first, LocalDate last) {

  /** Different ends of a month within a year of data, with the month before it inside. */
  private static final int ENDS = 290;

  private static final List<String> FEW_METRICS =
      List.of(
          "\"calls.total\",\"calls.success_rate\",\"calls.average_duration\"",
          "\"calls.total\",\"calls.total_minutes\"",
          "\"calls.successful\",\"calls.cost\"",
          "\"calls.total\",\"calls.quality_score\"",
          "\"calls.answer_rate\",\"calls.cost_per_call\"",
          "\"calls.automation_rate\",\"calls.total\"",
          "\"calls.transfer_rate\",\"calls.satisfaction\"",
          "\"calls.sentiment\",\"calls.short_rate\"",
          "\"calls.fault_rate\",\"calls.total\"",
          "\"calls.total\",\"calls.cost_per_minute\"");

  Questions {
    if (first.plusDays(ENDS + 70L).isAfter(last)) {
      throw new IllegalArgumentException(
          "the record must span %d days or more, but is %s to %s"
              .formatted(ENDS + 70, first, last));
    }
  }

  /** All four groups of a month, with trends and the month before. */
  Question overview(int round) {
    return overview(round, "");
  }

  /** The same for the calls of one assistant: what a person sees after one click. */
  Question overviewOfAssistant(int round) {
    return overview(round, ",\"filters\":{\"assistant\":\"asst_%02d\"}".formatted(round % 12));
  }

  /** The overview of about a year, with what came before. */
  Question overviewOfYear(int round) {
    LocalDate start = first.plusDays(round % 30);
    return overview(start, last.minusDays(round / 30), "");
  }

  /** A line chart: one value a day for about a year. */
  Question daily(int round) {
    return query(round, "\"grain\":\"day\"");
  }

  /** A table: a value for each assistant over about a year. */
  Question byAssistant(int round) {
    return query(round, "\"dimensions\":[\"assistant\"]");
  }

  /** A line chart of one assistant. */
  Question dailyOfAssistant(int round) {
    return query(
        round,
        "\"grain\":\"day\",\"filters\":[{\"dimension\":\"assistant\",\"operator\":\"equals\",\"values\":[\"asst_%02d\"]}]"
            .formatted(round % 12));
  }

  /** A line chart of one assistant in one city: only the records know both. */
  Question byTwoFilters(int round) {
    return query(
        round,
        "\"grain\":\"day\",\"filters\":[{\"dimension\":\"assistant\",\"operator\":\"equals\",\"values\":[\"asst_%02d\"]},{\"dimension\":\"city\",\"operator\":\"equals\",\"values\":[\"Lisboa\"]}]"
            .formatted(round % 12));
  }

  /** One of all of the above: they take turns. */
  Question ofAnyKind(int round) {
    int turn = round / 7;
    return switch (round % 7) {
      case 0 -> overview(turn);
      case 1 -> overviewOfAssistant(turn);
      case 2 -> overviewOfYear(turn);
      case 3 -> daily(turn);
      case 4 -> byAssistant(turn);
      case 5 -> dailyOfAssistant(turn);
      default -> byTwoFilters(turn);
    };
  }

  private Question query(int round, String more) {
    LocalDate start = first.plusDays(round / FEW_METRICS.size() % 30);
    LocalDate end = last.minusDays(round / (FEW_METRICS.size() * 30));
    String metrics = FEW_METRICS.get(round % FEW_METRICS.size());
    return new Question(
        "query",
        "{\"organizationId\":\"%s\",\"metrics\":[%s],\"timeRange\":{\"start\":\"%s\",\"end\":\"%s\"},%s}"
            .formatted(organization, metrics, start, end, more));
  }

  private Question overview(int round, String more) {
    LocalDate end = last.minusDays(round % ENDS);
    return overview(end.minusDays(27 + round / ENDS), end, more);
  }

  private Question overview(LocalDate start, LocalDate end, String more) {
    return new Question(
        "overview",
        "{\"organizationId\":\"%s\",\"timeRange\":{\"start\":\"%s\",\"end\":\"%s\"},\"metrics\":[\"calls\",\"leads\",\"revenue\",\"campaigns\"],\"comparison\":[\"previous_period\"]%s}"
            .formatted(organization, start, end, more));
  }
}
