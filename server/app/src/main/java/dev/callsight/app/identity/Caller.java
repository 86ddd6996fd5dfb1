package dev.callsight.app.identity;

import java.util.Map;
import java.util.Set;

/**
 * Who makes a request. Declare it as a controller argument; what the caller may do is asked of
 * {@link Access}.
 */
public sealed interface Caller {
  /** Stable name for limits and the audit log, such as {@code person:5f…} or {@code key:9a…}. */
  String id();

  /** What people call this caller: a person's email or a key's name. */
  String label();

  /**
   * A person in a browser session.
   *
   * @param personId id of the person
   * @param name the person's name
   * @param email the person's address; empty for a first person who has not told it
   * @param installationOwner whether the person may create organizations
   * @param roles the person's role by organization id; empty when a member of none
   */
  record SignedInPerson(
      String personId,
      String name,
      String email,
      boolean installationOwner,
      Map<String, Role> roles)
      implements Caller {
    /** Copies the roles. */
    public SignedInPerson {
      roles = Map.copyOf(roles);
    }

    @Override
    public String id() {
      return "person:" + personId;
    }

    @Override
    public String label() {
      return email.isEmpty() ? name : email;
    }
  }

  /**
   * A key that acts for one organization.
   *
   * @param keyId id of the key, not the secret
   * @param name what its maker called it
   * @param organizationId the one organization it may touch
   * @param scopes what it may do there
   */
  record OrganizationKey(String keyId, String name, String organizationId, Set<Scope> scopes)
      implements Caller {
    /** Copies the scopes. */
    public OrganizationKey {
      scopes = Set.copyOf(scopes);
    }

    @Override
    public String id() {
      return "key:" + keyId;
    }

    @Override
    public String label() {
      return name;
    }
  }

  /**
   * A key of the installation: may do everything in every organization, and must name it.
   *
   * @param keyId id of the key, not the secret
   * @param name what its maker called it
   */
  record PlatformKey(String keyId, String name) implements Caller {
    @Override
    public String id() {
      return "key:" + keyId;
    }

    @Override
    public String label() {
      return name;
    }
  }
}
