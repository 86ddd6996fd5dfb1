package dev.callsight.app.identity;

import dev.callsight.app.settings.RealTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps people and what they are in which organization. */
@Component
class PeopleStore {
  private static final String COLUMNS = "id, email, name, password_hash, installation_owner";

  private final JdbcClient jdbc;
  private final RealTime time;

  PeopleStore(JdbcClient jdbc, RealTime time) {
    this.jdbc = jdbc;
    this.time = time;
  }

  Optional<Person> find(String id) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM person WHERE id = ?")
        .param(id)
        .query(PeopleStore::readPerson)
        .optional();
  }

  Optional<Person> findByEmail(String email) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM person WHERE email = ?")
        .param(email)
        .query(PeopleStore::readPerson)
        .optional();
  }

  List<Person> installationOwners() {
    return jdbc.sql("SELECT " + COLUMNS + " FROM person WHERE installation_owner ORDER BY id")
        .query(PeopleStore::readPerson)
        .list();
  }

  /** Writes down that a person is here. */
  void noteSeen(String personId, Instant now) {
    jdbc.sql("UPDATE person SET last_seen_at = ? WHERE id = ?")
        .param(now.atOffset(ZoneOffset.UTC))
        .param(personId)
        .update();
  }

  boolean anyoneHasPassword() {
    return jdbc.sql("SELECT COUNT(*) FROM person WHERE password_hash IS NOT NULL")
            .query(Long.class)
            .single()
        > 0;
  }

  void add(Person person) {
    jdbc.sql("INSERT INTO person (" + COLUMNS + ", created_at) VALUES (?, ?, ?, ?, ?, ?)")
        .param(person.id())
        .param(person.email())
        .param(person.name())
        .param(person.passwordHash())
        .param(person.installationOwner())
        .param(time.now().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Stores name, email and password of a person who exists. */
  void replace(Person person) {
    jdbc.sql("UPDATE person SET email = ?, name = ?, password_hash = ? WHERE id = ?")
        .param(person.email())
        .param(person.name())
        .param(person.passwordHash())
        .param(person.id())
        .update();
  }

  /** The person's role by organization id, without organizations being erased. */
  Map<String, Role> roles(String personId) {
    return jdbc
        .sql(
            """
            SELECT m.organization_id, m.role
            FROM membership m JOIN organization o ON o.id = m.organization_id
            WHERE m.person_id = ? AND NOT o.erasing
            """)
        .param(personId)
        .query((row, _) -> Map.entry(row.getString(1), Role.valueOf(row.getString(2))))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  List<Member> members(String organizationId) {
    return membersWhere("m.organization_id = ?", organizationId, null);
  }

  Optional<Member> findMember(String organizationId, String personId) {
    return membersWhere("m.organization_id = ? AND p.id = ?", organizationId, personId).stream()
        .findFirst();
  }

  long owners(String organizationId) {
    return jdbc.sql("SELECT COUNT(*) FROM membership WHERE organization_id = ? AND role = ?")
        .param(organizationId)
        .param(Role.OWNER.name())
        .query(Long.class)
        .single();
  }

  void enroll(String organizationId, String personId, Role role) {
    jdbc.sql("INSERT INTO membership (organization_id, person_id, role) VALUES (?, ?, ?)")
        .param(organizationId)
        .param(personId)
        .param(role.name())
        .update();
  }

  void enrollInstallationOwners(String organizationId) {
    installationOwners().forEach(owner -> enroll(organizationId, owner.id(), Role.OWNER));
  }

  void changeRole(String organizationId, String personId, Role role) {
    jdbc.sql("UPDATE membership SET role = ? WHERE organization_id = ? AND person_id = ?")
        .param(role.name())
        .param(organizationId)
        .param(personId)
        .update();
  }

  void dismiss(String organizationId, String personId) {
    jdbc.sql("DELETE FROM membership WHERE organization_id = ? AND person_id = ?")
        .param(organizationId)
        .param(personId)
        .update();
  }

  /** Forgets the people whom nothing but this organization knows. */
  void forgetThoseOnlyIn(String organizationId) {
    jdbc.sql(
            """
            DELETE FROM person
            WHERE NOT installation_owner
              AND id IN (SELECT person_id FROM membership WHERE organization_id = ?)
              AND id NOT IN (SELECT person_id FROM membership WHERE organization_id <> ?)
            """)
        .param(organizationId)
        .param(organizationId)
        .update();
  }

  private List<Member> membersWhere(String condition, String first, @Nullable String second) {
    JdbcClient.StatementSpec statement =
        jdbc.sql(
                """
                SELECT p.id, p.name, p.email, m.role, p.password_hash IS NOT NULL, p.last_seen_at
                FROM membership m JOIN person p ON p.id = m.person_id
                WHERE %s
                ORDER BY p.name, p.id
                """
                    .formatted(condition))
            .param(first);
    return (second == null ? statement : statement.param(second))
        .query(PeopleStore::readMember)
        .list();
  }

  private static Member readMember(ResultSet row, int number) throws SQLException {
    OffsetDateTime seen = row.getObject(6, OffsetDateTime.class);
    return new Member(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Role.valueOf(row.getString(4)),
        row.getBoolean(5),
        seen == null ? null : seen.toInstant());
  }

  private static Person readPerson(ResultSet row, int number) throws SQLException {
    return new Person(
        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5));
  }
}
