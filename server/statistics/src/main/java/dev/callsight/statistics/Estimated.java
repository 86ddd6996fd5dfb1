package dev.callsight.statistics;

import java.util.Objects;

/**
 * A question that could be answered.
 *
 * @param value the answer; every number in it is finite
 */
public record Estimated<T>(T value) implements Estimate<T> {

  public Estimated {
    Objects.requireNonNull(value, "value");
  }
}
