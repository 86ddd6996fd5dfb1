package dev.callsight.app.alert;

import dev.callsight.app.notify.Channel;
import java.util.Objects;

/**
 * A way to somebody, named within its alert.
 *
 * @param id stays when the alert is changed
 */
record AlertChannel(String id, Channel channel) {
  AlertChannel {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(channel, "channel");
  }
}
