package dev.callsight.app.identity;

import java.util.Arrays;
import java.util.Optional;

/** What a key or a role permits. The names are part of the HTTP contract. */
public enum Scope {
  /** Ask for metrics, records and the catalog. */
  QUERY_READ("query:read"),
  /** Send facts. */
  INGEST_WRITE("ingest:write"),
  /** Build and schedule reports. */
  REPORTS_WRITE("reports:write"),
  /** Change the organization, its members and its keys, and read its audit log. */
  ADMIN("admin");

  private final String name;

  Scope(String name) {
    this.name = name;
  }

  /** Name in the HTTP contract, such as {@code query:read}. */
  public String id() {
    return name;
  }

  /** The scope of that contract name, or empty when there is none. */
  public static Optional<Scope> find(String id) {
    return Arrays.stream(values()).filter(scope -> scope.name.equals(id)).findFirst();
  }
}
