package dev.callsight.app.identity;

/**
 * An organization is being erased. A listener deletes everything it keeps for it before it returns,
 * and may be told more than once: the organization is forgotten only after every listener returned.
 *
 * @param organizationId the id that is free again afterwards
 */
public record OrganizationErased(String organizationId) {}
