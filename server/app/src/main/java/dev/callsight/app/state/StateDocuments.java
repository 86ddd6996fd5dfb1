package dev.callsight.app.state;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import dev.callsight.app.identity.Actor;
import dev.callsight.app.identity.AuditLog;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.settings.RealTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps documents of organizations in the state database; every change is in the audit log. */
@Component
public class StateDocuments {
  /** The longest body, in characters. */
  public static final int LONGEST_BODY = 1_000_000;

  /** The members of a body that may hold its name, the best first. */
  private static final List<String> NAMES = List.of("name", "title", "label", "text", "metric");

  private static final Logger LOG = LoggerFactory.getLogger(StateDocuments.class);
  private static final String COLUMNS =
      "id, organization_id, version, body, author_id, author_label, changed_by_id,"
          + " changed_by_label, created_at, updated_at";

  private final JdbcClient jdbc;
  private final AuditLog audit;
  private final RealTime time;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  StateDocuments(
      JdbcClient jdbc,
      AuditLog audit,
      RealTime time,
      TransactionTemplate transaction,
      JsonMapper json) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.time = time;
    this.transaction = transaction;
    this.json = json;
  }

  /** Every document of the kind, oldest first. */
  public List<StateDocument> list(String organizationId, DocumentKind kind) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM state_document WHERE organization_id = ? AND kind = ?"
                + " ORDER BY created_at, id")
        .param(organizationId)
        .param(kind.id())
        .query(StateDocuments::read)
        .list();
  }

  /** The document, or empty when the organization has none of that kind and id. */
  public Optional<StateDocument> find(String organizationId, DocumentKind kind, String id) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM state_document WHERE organization_id = ? AND kind = ? AND id = ?")
        .param(organizationId)
        .param(kind.id())
        .param(id)
        .query(StateDocuments::read)
        .optional();
  }

  /**
   * What every document of the kind says, oldest first; one that cannot be read any more is left
   * out, which the log tells.
   *
   * @param reading refuses what it cannot read by an {@link ApiException}
   */
  public <T> List<T> list(
      String organizationId, DocumentKind kind, Function<StateDocument, T> reading) {
    return list(organizationId, kind).stream()
        .flatMap(document -> read(document, kind, reading).stream())
        .toList();
  }

  /** What the document says; empty also when it cannot be read any more, as in a list. */
  public <T> Optional<T> find(
      String organizationId, DocumentKind kind, String id, Function<StateDocument, T> reading) {
    return find(organizationId, kind, id).flatMap(document -> read(document, kind, reading));
  }

  private static <T> Optional<T> read(
      StateDocument document, DocumentKind kind, Function<StateDocument, T> reading) {
    try {
      return Optional.of(reading.apply(document));
    } catch (ApiException outgrown) {
      LOG.warn("{} {} cannot be read any more: {}", kind.id(), document.id(), outgrown.detail());
      return Optional.empty();
    }
  }

  /**
   * The document.
   *
   * @throws ApiException {@code not_found} when the organization has none of that kind and id
   */
  public StateDocument require(String organizationId, DocumentKind kind, String id) {
    return find(organizationId, kind, id).orElseThrow(() -> unknown(kind, id));
  }

  /** The refusal for a document that is not there, or that the caller may not know of. */
  public static ApiException unknown(DocumentKind kind, String id) {
    String shown = id.length() <= 80 ? id : id.substring(0, 80) + "…";
    return new ApiException(
        CommonError.NOT_FOUND, "No %s \"%s\" is known here.".formatted(kind.id(), shown));
  }

  /**
   * Keeps a new document.
   *
   * @throws ApiException {@code conflict} when the organization keeps as many as it may
   */
  public StateDocument add(
      Organization organization, DocumentKind kind, Caller caller, Actor actor, String body) {
    requireRoom(organization, kind);
    Instant now = now();
    StateDocument.Author author = StateDocument.Author.of(caller.id(), caller.label());
    StateDocument made =
        new StateDocument(
            UUID.randomUUID().toString(),
            organization.id(),
            1,
            checked(body),
            author,
            author,
            now,
            now);
    transaction.executeWithoutResult(_ -> {
      insert(kind, made);
      audit.record(actor, organization.id(), kind.id() + ".created", called(made));
    });
    return made;
  }

  /**
   * Replaces the body.
   *
   * @param before as the change was made on
   * @throws ApiException {@code conflict} when someone else changed or deleted it meanwhile
   */
  public StateDocument replace(StateDocument before, DocumentKind kind, Actor actor, String body) {
    StateDocument after =
        new StateDocument(
            before.id(),
            before.organizationId(),
            before.version() + 1,
            checked(body),
            before.author(),
            StateDocument.Author.of(actor.id(), actor.label()),
            before.createdAt(),
            now());
    transaction.executeWithoutResult(_ -> {
      update(before, after);
      audit.record(actor, before.organizationId(), kind.id() + ".changed", called(after));
    });
    return after;
  }

  /** Forgets the document. */
  public void delete(StateDocument document, DocumentKind kind, Actor actor) {
    transaction.executeWithoutResult(_ -> {
      jdbc.sql("DELETE FROM state_document WHERE id = ?").param(document.id()).update();
      audit.record(actor, document.organizationId(), kind.id() + ".deleted", called(document));
    });
  }

  /** Its id and, for who reads the audit log, the name that people gave it. */
  private String called(StateDocument document) {
    try {
      JsonNode body = json.readTree(document.body());
      for (String member : NAMES) {
        if (body.path(member).isString()) {
          return document.id() + " " + body.path(member).asString();
        }
      }
    } catch (JacksonException _) {
      // A body that is no JSON has no name.
      return document.id();
    }
    return document.id();
  }

  /**
   * Changes how every document of a kind is kept, whatever organization's it is, without changing
   * what it says: no new version, nothing in the audit log.
   *
   * @return how many were kept otherwise than before
   */
  public int rewrite(DocumentKind kind, UnaryOperator<String> change) {
    Map<String, String> bodies = new HashMap<>();
    jdbc.sql("SELECT id, body FROM state_document WHERE kind = ?")
        .param(kind.id())
        .query(row -> {
          bodies.put(row.getString(1), row.getString(2));
        });
    int changed = 0;
    for (Map.Entry<String, String> each : bodies.entrySet()) {
      String after = change.apply(each.getValue());
      if (!after.equals(each.getValue())) {
        // Only the body that was read: whoever changed it meanwhile keeps it as it should be.
        changed +=
            jdbc.sql("UPDATE state_document SET body = ? WHERE id = ? AND body = ?")
                .param(after)
                .param(each.getKey())
                .param(each.getValue())
                .update();
      }
    }
    return changed;
  }

  private void requireRoom(Organization organization, DocumentKind kind) {
    long kept =
        jdbc.sql("SELECT COUNT(*) FROM state_document WHERE organization_id = ? AND kind = ?")
            .param(organization.id())
            .param(kind.id())
            .query(Long.class)
            .single();
    if (kept >= kind.most()) {
      throw new ApiException(
          CommonError.CONFLICT,
          "An organization keeps at most %d of this kind (%s); delete one first."
              .formatted(kind.most(), kind.id()));
    }
  }

  private static String checked(String body) {
    if (body.length() > LONGEST_BODY) {
      throw new ApiException(
          CommonError.PAYLOAD_TOO_LARGE,
          "At most %d characters of JSON are kept.".formatted(LONGEST_BODY));
    }
    return body;
  }

  /** As precise as both databases keep it, so that what is answered now is answered later. */
  private Instant now() {
    return time.now().truncatedTo(ChronoUnit.MICROS);
  }

  private void insert(DocumentKind kind, StateDocument made) {
    jdbc.sql(
            "INSERT INTO state_document ("
                + COLUMNS
                + ", kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .param(made.id())
        .param(made.organizationId())
        .param(made.version())
        .param(made.body())
        .param(made.author().id())
        .param(made.author().name())
        .param(made.changedBy().id())
        .param(made.changedBy().name())
        .param(made.createdAt().atOffset(ZoneOffset.UTC))
        .param(made.updatedAt().atOffset(ZoneOffset.UTC))
        .param(kind.id())
        .update();
  }

  private void update(StateDocument before, StateDocument after) {
    int changed =
        jdbc.sql(
                """
                UPDATE state_document
                SET version = ?, body = ?, changed_by_id = ?, changed_by_label = ?, updated_at = ?
                WHERE id = ? AND version = ?
                """)
            .param(after.version())
            .param(after.body())
            .param(after.changedBy().id())
            .param(after.changedBy().name())
            .param(after.updatedAt().atOffset(ZoneOffset.UTC))
            .param(before.id())
            .param(before.version())
            .update();
    if (changed == 0) {
      throw new ApiException(
          CommonError.CONFLICT,
          "It was changed or deleted meanwhile. Read it again and repeat the change.");
    }
  }

  private static StateDocument read(ResultSet row, int number) throws SQLException {
    return new StateDocument(
        row.getString(1),
        row.getString(2),
        row.getLong(3),
        row.getString(4),
        new StateDocument.Author(row.getString(5), row.getString(6)),
        new StateDocument.Author(row.getString(7), row.getString(8)),
        row.getObject(9, OffsetDateTime.class).toInstant(),
        row.getObject(10, OffsetDateTime.class).toInstant());
  }
}
