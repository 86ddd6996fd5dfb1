package dev.callsight.app.identity;

/**
 * An organization now exists. Published once its record is stored; a listener prepares what it
 * keeps for it.
 *
 * @param organization the new organization
 */
public record OrganizationCreated(Organization organization) {}
