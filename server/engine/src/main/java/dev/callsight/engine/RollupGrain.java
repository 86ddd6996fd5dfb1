package dev.callsight.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The widest rollup bucket whose unions make every local hour and day of a zone. */
public final class RollupGrain {
  private static final int[] MINUTES = {60, 30, 15};

  private RollupGrain() {}

  /**
   * 60, 30 or 15 minutes: all offsets the zone has had since 1970 are multiples of it. A zone with
   * a stranger offset (Monrovia until 1972) gets 15.
   */
  public static Duration of(ZoneId zone) {
    int[] offsets = offsets(zone.getRules()).toArray();
    int minutes =
        IntStream.of(MINUTES)
            .filter(width -> IntStream.of(offsets).allMatch(offset -> offset % (width * 60) == 0))
            .findFirst()
            .orElse(15);
    return Duration.ofMinutes(minutes);
  }

  private static IntStream offsets(ZoneRules rules) {
    Stream<ZoneOffset> past =
        rules.getTransitions().stream()
            .filter(transition -> transition.getInstant().isAfter(Instant.EPOCH))
            .map(ZoneOffsetTransition::getOffsetAfter);
    Stream<ZoneOffset> coming =
        rules.getTransitionRules().stream()
            .flatMap(rule -> Stream.of(before(rule), rule.getOffsetAfter()));
    Stream<ZoneOffset> first = Stream.of(rules.getOffset(Instant.EPOCH));
    return Stream.of(first, past, coming)
        .flatMap(offsets -> offsets)
        .mapToInt(ZoneOffset::getTotalSeconds);
  }

  private static ZoneOffset before(ZoneOffsetTransitionRule rule) {
    return rule.getOffsetBefore();
  }
}
