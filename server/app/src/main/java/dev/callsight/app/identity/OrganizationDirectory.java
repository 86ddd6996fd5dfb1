package dev.callsight.app.identity;

import java.util.List;
import java.util.Optional;

/** Finds organizations. Says nothing about who may see them: that is {@link Access}. */
public interface OrganizationDirectory {
  /** The organization of that id, or empty when there is none or it is being erased. */
  Optional<Organization> find(String id);

  /**
   * The organization of that id.
   *
   * @throws dev.callsight.app.http.ApiException {@code not_found} when there is none
   */
  default Organization require(String id) {
    return find(id).orElseThrow(() -> Refusals.unknownOrganization(id));
  }

  /** Every organization, ordered by id. */
  List<Organization> all();
}
