package dev.callsight.app.identity;

import dev.callsight.app.http.Cursors;
import dev.callsight.app.http.PageSize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit log, newest first.
 *
 * @param entries of the page
 * @param next cursor of the next page; null on the last
 */
record AuditPage(List<AuditEntry> entries, @Nullable String next) {
  /** Copies the entries. */
  AuditPage {
    entries = List.copyOf(entries);
  }

  /** Where the next page begins. */
  private record Position(long before) {}

  static AuditPage read(
      AuditLog log,
      Cursors cursors,
      @Nullable String organizationId,
      AuditFilter filter,
      @Nullable Integer limit,
      @Nullable String cursor) {
    int size = PageSize.of(limit).entries();
    long before = cursor == null ? Long.MAX_VALUE : cursors.decode(cursor, Position.class).before();
    // One more than asked for tells whether there is a next page.
    List<AuditEntry> found = log.list(organizationId, filter, before, size + 1);
    List<AuditEntry> page = found.subList(0, Math.min(size, found.size()));
    String next = found.size() > size ? cursors.encode(new Position(page.getLast().id())) : null;
    return new AuditPage(page, next);
  }
}
