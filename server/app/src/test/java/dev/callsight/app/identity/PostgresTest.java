package dev.callsight.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.identity.Caller.OrganizationKey;
import dev.callsight.app.identity.Caller.PlatformKey;
import dev.callsight.app.settings.RealTime;
import dev.callsight.app.settings.Settings;
import dev.callsight.app.testing.Postgres;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The state's migrations and statements are plain: a real PostgreSQL takes them as H2 does. */
class PostgresTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:34:56.789Z");
  private static final RealTime TIME = () -> NOW;

  private static JdbcClient jdbc;

  private OrganizationStore organizations;
  private PeopleStore people;
  private KeyStore keys;
  private AuditLog audit;

  @BeforeAll
  static void migrate() {
    DataSource state = Postgres.newDataSource();
    Flyway.configure().dataSource(state).load().migrate();
    jdbc = JdbcClient.create(state);
  }

  @BeforeEach
  void open() {
    RecentReads recent = new RecentReads(Settings.from(Map.of()));
    organizations = new OrganizationStore(jdbc, TIME, recent);
    people = new PeopleStore(jdbc, TIME);
    keys = new KeyStore(jdbc, TIME, recent);
    audit = new AuditLog(jdbc, TIME);
  }

  @Test
  void organizationsAndTheirPeopleAreKept() {
    Organization organization = organization("kept");
    assertThat(organizations.add(organization)).isTrue();
    assertThat(organizations.add(organization)).isFalse();
    assertThat(organizations.find("kept")).contains(organization);

    people.add(new Person("kim", "kim@example.org", "Kim", null, false));
    people.enroll("kept", "kim", Role.OWNER);
    assertThat(people.roles("kim")).isEqualTo(Map.of("kept", Role.OWNER));
    assertThat(people.members("kept"))
        .containsExactly(new Member("kim", "Kim", "kim@example.org", Role.OWNER, false, null));
    assertThat(people.owners("kept")).isEqualTo(1);

    people.forgetThoseOnlyIn("kept");
    organizations.delete("kept");
    assertThat(people.find("kim")).isEmpty();
    assertThat(organizations.all()).doesNotContain(organization);
  }

  @Test
  void linksSignInOnce() {
    people.add(new Person("lee", null, "Lee", null, true));
    SignInLinks links = new SignInLinks(jdbc, TIME);
    Secret token = links.issue("lee");
    assertThat(links.redeem(token)).contains("lee");
    assertThat(links.redeem(token)).isEmpty();
  }

  @Test
  void keysAreFoundAndRevoked() {
    organizations.add(organization("keyed"));
    Secret ours = Secret.random(KeyStore.PREFIX);
    Secret platform = Secret.random(KeyStore.PREFIX);
    String id = keys.add("keyed", "ours", Set.of(Scope.QUERY_READ), ours, "server");
    String platformId = keys.add(null, "platform", Set.of(), platform, "server");
    assertThat(keys.authenticate(ours))
        .contains(new OrganizationKey(id, "ours", "keyed", Set.of(Scope.QUERY_READ)));
    assertThat(keys.authenticate(platform)).contains(new PlatformKey(platformId, "platform"));
    assertThat(keys.list("keyed")).extracting(AccessKey::lastUsedAt).containsExactly(NOW);
    assertThat(keys.list(null)).extracting(AccessKey::id).containsExactly(platformId);
    assertThat(keys.revoke("keyed", platformId)).isFalse();
    assertThat(keys.revoke(null, platformId)).isTrue();
    assertThat(keys.authenticate(platform)).isEmpty();
  }

  @Test
  void theAuditLogIsReadBackwards() {
    audit.record(Actor.server(), "audited", "first", "a");
    audit.record(Actor.server(), "audited", "second", "b");
    audit.record(Actor.server(), null, "installation", "c");
    assertThat(audit.list("audited", AuditFilter.none(), Long.MAX_VALUE, 10))
        .extracting(AuditEntry::action)
        .containsExactly("second", "first");
    assertThat(audit.list(null, AuditFilter.none(), Long.MAX_VALUE, 10))
        .extracting(AuditEntry::action)
        .containsExactly("installation");
  }

  private static Organization organization(String id) {
    return new Organization(
        id, "Tests", ZoneId.of("Asia/Kolkata"), Currency.getInstance("INR"), DayOfWeek.SUNDAY);
  }
}
