package dev.callsight.app.identity;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes and revokes API keys, and writes down who did. */
@Component
class Keys {
  private final KeyStore store;
  private final AuditLog audit;
  private final TransactionTemplate transaction;

  Keys(KeyStore store, AuditLog audit, TransactionTemplate transaction) {
    this.store = store;
    this.audit = audit;
    this.transaction = transaction;
  }

  /**
   * A key that was just made.
   *
   * @param id of the key
   * @param secret to be shown this once
   */
  record New(String id, Secret secret) {}

  /** Valid keys of one organization, or platform keys for null. */
  List<AccessKey> list(@Nullable String organizationId) {
    return store.list(organizationId);
  }

  /** A new key of one organization, or a platform key for null. */
  New create(Actor actor, @Nullable String organizationId, String name, Set<Scope> scopes) {
    Secret secret = Secret.random(KeyStore.PREFIX);
    return new New(register(actor, organizationId, name, scopes, secret), secret);
  }

  /** Adds a key whose secret was chosen elsewhere; answers its id. */
  String register(
      Actor actor, @Nullable String organizationId, String name, Set<Scope> scopes, Secret secret) {
    return transaction.execute(_ -> {
      String id = store.add(organizationId, name, scopes, secret, actor.id());
      audit.record(actor, organizationId, "key.created", id + " " + name);
      return id;
    });
  }

  /**
   * Makes a key worthless at once.
   *
   * @throws ApiException {@code not_found} when there is no such key there
   */
  void revoke(Actor actor, @Nullable String organizationId, String keyId) {
    transaction.executeWithoutResult(_ -> {
      String name = store.name(organizationId, keyId).orElse("");
      if (!store.revoke(organizationId, keyId)) {
        throw new ApiException(
            CommonError.NOT_FOUND, "No key \"" + Shown.text(keyId) + "\" is known here.");
      }
      audit.record(actor, organizationId, "key.revoked", keyId + " " + name);
    });
  }
}
