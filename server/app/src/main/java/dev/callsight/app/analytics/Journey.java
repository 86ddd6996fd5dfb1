package dev.callsight.app.analytics;

import dev.callsight.statistics.attribution.Path;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a metric says for one lead, and the touches that led to it.
 *
 * @param value the metric's number for this lead
 * @param own what is credited where there are no touches; null when nothing is
 * @param keys what each touch of the path is credited to; null when to nothing
 * @param path the touches; null when there are none
 */
public record Journey(
    BigDecimal value, @Nullable Key own, List<@Nullable Key> keys, @Nullable Path path) {

  /**
   * What credit goes to.
   *
   * @param id the campaign or the channel
   * @param variant the variant inside the campaign; null unless asked for and known
   */
  public record Key(String id, @Nullable String variant) {}

  /** Checks that every touch has its key. */
  public Journey {
    keys = Collections.unmodifiableList(new ArrayList<>(keys));
    int touches = path == null ? 0 : path.touches().size();
    if (keys.size() != touches) {
      throw new IllegalArgumentException(keys.size() + " keys of " + touches + " touches");
    }
  }
}
