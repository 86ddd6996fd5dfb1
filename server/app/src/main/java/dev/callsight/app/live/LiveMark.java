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
 */
record LiveMark(long version, long day, int settings) {
  /** The mark of a client that has heard nothing. */
  static final LiveMark NONE = new LiveMark(-1, 0, 0);

  private static final Pattern TEXT =
      Pattern.compile("v(\\d{1,18})\\.d(-?\\d{1,9})\\.s([0-9a-f]{1,8})");

  /** The mark of today's figures. */
  static LiveMark of(Organization organization, Answer answer) {
    Instant start = answer.meta().range().start();
    LocalDate day = start.atZone(organization.timezone()).toLocalDate();
    int settings =
        Objects.hash(
            organization.timezone().getId(),
            organization.currency().getCurrencyCode(),
            organization.weekStart().getValue());
    return new LiveMark(answer.meta().dataVersion(), day.toEpochDay(), settings);
  }

  /** The mark that a client says it has, or empty when the text is none of ours. */
  static Optional<LiveMark> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new LiveMark(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                Integer.parseUnsignedInt(matcher.group(3), 16)))
        : Optional.empty();
  }

  /** The text of an event's id. */
  String text() {
    return "v" + version + ".d" + day + ".s" + Integer.toHexString(settings);
  }
}
