package dev.callsight.app.dashboard;

import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/**
 * A dashboard whose every question was found to make sense.
 *
 * @param sharing whom it is for
 * @param content name, description, range, comparison, filters and widgets, as JSON
 */
record Dashboard(Sharing sharing, ObjectNode content) {
  /** What an exported dashboard says it is. */
  static final String FORMAT = "callsight.dashboard/1";

  Dashboard {
    Objects.requireNonNull(sharing, "sharing");
    Objects.requireNonNull(content, "content");
  }

  /** The same under another name, for its maker alone. */
  Dashboard copyNamed(String name) {
    ObjectNode copy = content.deepCopy();
    copy.put("name", name);
    return new Dashboard(Sharing.PRIVATE, copy);
  }

  String name() {
    return content.path("name").asString("");
  }
}
