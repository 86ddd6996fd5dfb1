package dev.callsight.app.dashboard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a widget is. */
enum WidgetType {
  /** One figure with its change. */
  METRIC(true),
  /** A chart. */
  CHART(true),
  /** Rows. */
  TABLE(true),
  /** Words. */
  TEXT(false),
  /** A goal with its progress. */
  GOAL(false),
  /** Metrics as steps, each a part of the one before. */
  FUNNEL(true);

  private final boolean asks;

  WidgetType(boolean asks) {
    this.asks = asks;
  }

  /** Whether it shows the answer to a question. */
  boolean asks() {
    return asks;
  }

  /** The name in the HTTP contract. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<WidgetType> find(String id) {
    return Arrays.stream(values()).filter(type -> type.id().equals(id)).findFirst();
  }
}
