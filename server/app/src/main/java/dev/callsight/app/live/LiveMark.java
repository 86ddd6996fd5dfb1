package dev.callsight.app.live;

import dev.callsight.app.analytics.Answer;
import dev.callsight.app.identity.Organization;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client has heard so far; the {@code id} of an event. Two clients with the same mark have
 * seen the same figures.
 *
 * @param version data version of the figures
 * @param day the local day they are of
 * @param settings stands for the organization's zone, currency and first weekday
 * @param alerts id of the newest event of an alert; −1 when none was listened for
 */
record LiveMark(long version, long day, int settings, long alerts) {
  /** The mark of a client that has heard nothing. */
  static final LiveMark NONE = new LiveMark(-1, 0, 0, -1);

  private static final Pattern TEXT =
      Pattern.compile("v(\\d{1,18})\\.d(-?\\d{1,9})\\.s([0-9a-f]{1,8})\\.a(\\d{1,18})");

  /** The mark of today's figures. */
  static LiveMark of(Organization organization, Answer answer) {
    Instant start = answer.meta().range().start();
    LocalDate day = start.atZone(organization.timezone()).toLocalDate();
    int settings =
        Objects.hash(
            organization.timezone().getId(),
            organization.currency().getCurrencyCode(),
            organization.weekStart().getValue());
    return new LiveMark(answer.meta().dataVersion(), day.toEpochDay(), settings, -1);
  }

  /** The mark that a client says it has, or empty when the text is none of ours. */
  static Optional<LiveMark> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new LiveMark(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                Integer.parseUnsignedInt(matcher.group(3), 16),
                Long.parseLong(matcher.group(4))))
        : Optional.empty();
  }

  /** The text of an event's id. */
  String text() {
    return "v%d.d%d.s%s.a%d"
        .formatted(Math.max(0, version), day, Integer.toHexString(settings), Math.max(0, alerts));
  }

  /** Whether both have seen the same figures. */
  boolean sameFigures(LiveMark other) {
    return version == other.version && day == other.day && settings == other.settings;
  }

  /** After other figures. */
  LiveMark withFigures(LiveMark figures) {
    return new LiveMark(figures.version, figures.day, figures.settings, alerts);
  }

  /** After another event of an alert. */
  LiveMark withAlerts(long newest) {
    return new LiveMark(version, day, settings, newest);
  }
}
