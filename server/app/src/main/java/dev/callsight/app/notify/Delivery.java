package dev.callsight.app.notify;

/**
 * A notification on its way.
 *
 * @param organizationId whose it is
 * @param topic what it is about, such as an alert's id
 * @param attempts how often it was tried
 */
record Delivery(
    String organizationId, String topic, Channel channel, Notification notification, int attempts) {
  Delivery triedAgain() {
    return new Delivery(organizationId, topic, channel, notification, attempts + 1);
  }
}
