package dev.callsight.app.data;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Scope;
import dev.callsight.core.sql.Sql;
import dev.callsight.engine.QueryEngine;
import dev.callsight.engine.StoreException;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The names that are shown instead of ids, over HTTP. They are told as any record is, by ingest of
 * {@code assistants} and {@code people}.
 */
@RestController
class NamesController {
  private static final Set<String> NAMED = Set.of("assistants", "people");
  private static final int MOST = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Access access;
  private final QueryEngine engine;
  private final JsonMapper json;

  NamesController(Access access, QueryEngine engine, JsonMapper json) {
    this.access = access;
    this.engine = engine;
    this.json = json;
  }

  /** Those that have a name, by name; 10,000 at most. */
  record Listing(List<Name> names) {}

  /**
   * An assistant or a person.
   *
   * @param id as records say it
   * @param name shown instead
   * @param team the team, or null
   * @param properties what else was told of it, or null
   */
  record Name(String id, String name, @Nullable String team, @Nullable JsonNode properties) {}

  @Operation(summary = "Names of assistants or people, with their teams")
  @GetMapping("/api/organizations/{organizationId}/names/{entity}")
  Listing list(@PathVariable String organizationId, @PathVariable String entity, Caller caller) {
    String organization = access.authorizePath(caller, organizationId, Scope.QUERY_READ).id();
    if (!NAMED.contains(entity)) {
      throw new ApiException(
          CommonError.NOT_FOUND, "Names are kept of assistants and people, nothing else.");
    }
    // The table's name is one of two above; nothing of the request is in the statement.
    Sql sql =
        new Sql(
            "SELECT \"id\", \"name\", \"team\", \"properties\" FROM \"%s\" ORDER BY 2, 1 LIMIT %d"
                .formatted(entity, MOST),
            List.of());
    try {
      return new Listing(
          engine.run(organization, sql, PATIENCE).rows().stream().map(this::name).toList());
    } catch (StoreException e) {
      throw new ApiException(
          CommonError.UNAVAILABLE, "The store has no room or time now; ask again in a moment.");
    }
  }

  private Name name(List<@Nullable Object> row) {
    Object team = row.get(2);
    return new Name(
        String.valueOf(row.get(0)),
        String.valueOf(row.get(1)),
        team == null ? null : team.toString(),
        properties(row.get(3)));
  }

  private @Nullable JsonNode properties(@Nullable Object stored) {
    try {
      return stored == null ? null : json.readTree(stored.toString());
    } catch (JacksonException _) {
      return null;
    }
  }
}
