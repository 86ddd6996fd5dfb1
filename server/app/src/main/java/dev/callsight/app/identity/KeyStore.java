package dev.callsight.app.identity;

import dev.callsight.app.identity.Caller.OrganizationKey;
import dev.callsight.app.identity.Caller.PlatformKey;
import dev.callsight.app.settings.RealTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps API keys; of the secret only its hash. */
@Component
class KeyStore {
  /** What every generated key starts with, so that it is recognized where it does not belong. */
  static final String PREFIX = "cs_";

  private static final Duration LAST_USED_PRECISION = Duration.ofMinutes(1);
  private static final String BELONGS =
      """
       ((organization_id = :organization)
         OR (organization_id IS NULL AND CAST(:organization AS VARCHAR(64)) IS NULL))
         AND revoked_at IS NULL
      """;

  private final JdbcClient jdbc;
  private final RealTime time;
  private final RecentReads recent;

  KeyStore(JdbcClient jdbc, RealTime time, RecentReads recent) {
    this.jdbc = jdbc;
    this.time = time;
    this.recent = recent;
  }

  /** Adds a key and tells its id. */
  String add(
      @Nullable String organizationId,
      String name,
      Set<Scope> scopes,
      Secret secret,
      String createdBy) {
    String id = UUID.randomUUID().toString();
    jdbc.sql(
            """
            INSERT INTO access_key
              (id, organization_id, name, secret_hash, hint, scopes, created_at, created_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(id)
        .param(organizationId)
        .param(name)
        .param(secret.hash())
        .param(secret.hint())
        .param(scopes.stream().sorted().map(Scope::id).collect(Collectors.joining(" ")))
        .param(time.now().atOffset(ZoneOffset.UTC))
        .param(createdBy)
        .update();
    return id;
  }

  /** Whether a key of that secret was ever added, revoked or not. */
  boolean knows(Secret secret) {
    return jdbc.sql("SELECT COUNT(*) FROM access_key WHERE secret_hash = ?")
            .param(secret.hash())
            .query(Long.class)
            .single()
        > 0;
  }

  /** Whether the key of that id exists and was not revoked. */
  boolean valid(String keyId) {
    return jdbc.sql("SELECT COUNT(*) FROM access_key WHERE id = ? AND revoked_at IS NULL")
            .param(keyId)
            .query(Long.class)
            .single()
        > 0;
  }

  boolean anyPlatformKey() {
    return jdbc.sql("SELECT COUNT(*) FROM access_key WHERE organization_id IS NULL")
            .query(Long.class)
            .single()
        > 0;
  }

  /** Who holds the secret, or empty when nobody does (any more). Notes that it was used. */
  Optional<Caller> authenticate(Secret secret) {
    String hash = secret.hash();
    return recent.find(Caller.class, hash, () -> read(secret, hash));
  }

  private Optional<Caller> read(Secret secret, String hash) {
    Optional<Found> found =
        jdbc.sql(
                """
                SELECT k.id, k.name, k.organization_id, k.scopes, k.secret_hash, k.last_used_at
                FROM access_key k LEFT JOIN organization o ON o.id = k.organization_id
                WHERE k.secret_hash = ? AND k.revoked_at IS NULL
                  AND (k.organization_id IS NULL OR NOT o.erasing)
                """)
            .param(hash)
            .query(KeyStore::readFound)
            .optional()
            .filter(key -> secret.matches(key.hash()));
    found.ifPresent(this::noteUse);
    return found.map(Found::caller);
  }

  /** Keys of one organization, or platform keys for null, without revoked ones. */
  List<AccessKey> list(@Nullable String organizationId) {
    return jdbc.sql(
            """
            SELECT id, name, scopes, hint, created_at, created_by, last_used_at
            FROM access_key WHERE\
            """
                + BELONGS
                + " ORDER BY created_at, id")
        .param("organization", organizationId)
        .query(KeyStore::readKey)
        .list();
  }

  /** What its maker called a key of the organization; empty when there is none that is valid. */
  Optional<String> name(@Nullable String organizationId, String keyId) {
    return jdbc.sql("SELECT name FROM access_key WHERE id = :id AND" + BELONGS)
        .param("id", keyId)
        .param("organization", organizationId)
        .query(String.class)
        .optional();
  }

  /** Whether there was such a key to revoke. */
  boolean revoke(@Nullable String organizationId, String keyId) {
    int revoked =
        jdbc.sql("UPDATE access_key SET revoked_at = :now WHERE id = :id AND" + BELONGS)
            .param("now", time.now().atOffset(ZoneOffset.UTC))
            .param("id", keyId)
            .param("organization", organizationId)
            .update();
    recent.changed();
    return revoked > 0;
  }

  private void noteUse(Found key) {
    Instant now = time.now();
    Instant last = key.lastUsedAt();
    if (last != null && last.plus(LAST_USED_PRECISION).isAfter(now)) {
      return;
    }
    jdbc.sql("UPDATE access_key SET last_used_at = ? WHERE id = ?")
        .param(now.atOffset(ZoneOffset.UTC))
        .param(key.id())
        .update();
  }

  private static Found readFound(ResultSet row, int number) throws SQLException {
    return new Found(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        scopes(row.getString(4)),
        row.getString(5),
        instant(row, 6));
  }

  private static AccessKey readKey(ResultSet row, int number) throws SQLException {
    return new AccessKey(
        row.getString(1),
        row.getString(2),
        scopes(row.getString(3)).stream().sorted().map(Scope::id).toList(),
        row.getString(4),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getString(6),
        instant(row, 7));
  }

  private static Set<Scope> scopes(String stored) {
    return Arrays.stream(stored.split(" "))
        .flatMap(id -> Scope.find(id).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private record Found(
      String id,
      String name,
      @Nullable String organizationId,
      Set<Scope> scopes,
      String hash,
      @Nullable Instant lastUsedAt) {
    Caller caller() {
      return organizationId == null
          ? new PlatformKey(id, name)
          : new OrganizationKey(id, name, organizationId, scopes);
    }
  }
}
