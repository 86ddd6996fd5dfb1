package dev.callsight.core.query;

import java.util.Objects;

/**
 * By which column rows are put in order.
 *
 * @param column the id or alias of a metric or dimension of the query, or {@code time}
 * @param descending largest first
 */
public record Order(String column, boolean descending) {
  public Order {
    Objects.requireNonNull(column, "column");
  }
}
