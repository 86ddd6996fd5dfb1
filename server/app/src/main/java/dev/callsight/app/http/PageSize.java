package dev.callsight.app.http;

import org.jspecify.annotations.Nullable;

/**
 * How many entries a page of a list holds.
 *
 * @param entries 1–1000
 */
public record PageSize(int entries) {
  private static final int LARGEST = 1_000;
  private static final int DEFAULT = 100;

  /** Checks the range. */
  public PageSize {
    if (entries < 1 || entries > LARGEST) {
      throw ApiException.invalidField(
          "/limit", "must be from 1 to " + LARGEST + ", but is " + entries);
    }
  }

  /** What the request asks for; 100 when it says nothing. */
  public static PageSize of(@Nullable Integer limit) {
    return new PageSize(limit == null ? DEFAULT : limit);
  }
}
