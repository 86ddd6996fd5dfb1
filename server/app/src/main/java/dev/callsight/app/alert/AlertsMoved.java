package dev.callsight.app.alert;

/**
 * Alerts of an organization went to other states; {@link AlertHistory} has them. Published after
 * the commit.
 *
 * @param organizationId whose alerts
 */
public record AlertsMoved(String organizationId) {}
