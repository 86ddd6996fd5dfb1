package dev.callsight.app.notify;

/**
 * A notification on its way.
 *
 * @param organizationId whose it is
 * @param attempts how often it was tried
 */
record Delivery(String organizationId, Channel channel, Notification notification, int attempts) {
  Delivery triedAgain() {
    return new Delivery(organizationId, channel, notification, attempts + 1);
  }
}
