package dev.callsight.statistics.attribution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The touches that led to a conversion.
 *
 * @param touches at least one, the earliest first
 * @param creation the place of the touch that made the lead, from 0: the last one no later than it;
 *     null when there is none
 * @param deal the place of the touch that made its first deal; null when there is none
 * @param converted whether the lead converted, so that the last touch closed it
 */
public record Path(
    List<Touch> touches, @Nullable Integer creation, @Nullable Integer deal, boolean converted) {

  public Path {
    touches = List.copyOf(touches);
    if (touches.isEmpty()) {
      throw new IllegalArgumentException("a path has at least one touch");
    }
    requireInside(creation, touches.size());
    requireInside(deal, touches.size());
    for (int i = 1; i < touches.size(); i++) {
      if (touches.get(i - 1).daysBefore() < touches.get(i).daysBefore()) {
        throw new IllegalArgumentException("touches must be in order of time");
      }
    }
  }

  private static void requireInside(@Nullable Integer place, int size) {
    if (place != null && (place < 0 || place >= size)) {
      throw new IllegalArgumentException("no touch at place " + place + " of " + size);
    }
  }
}
