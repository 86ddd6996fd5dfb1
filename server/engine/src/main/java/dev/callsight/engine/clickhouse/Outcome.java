package dev.callsight.engine.clickhouse;

import com.google.common.hash.HashCode;
import dev.callsight.engine.WriteResult;
import dev.callsight.engine.clickhouse.GivenRows.Row;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the rows of one entity in a write, as if they were written one by one: which are
 * stored, and how they count.
 */
final class Outcome {
  private final GivenRows given;
  private final Map<String, Row> winners = new LinkedHashMap<>();
  private final Map<String, Version> stored;
  private final Map<Row, HashCode> digests = new HashMap<>();

  /**
   * A version of a record.
   *
   * @param updatedAt when it was updated, in microseconds, or null when it does not say
   */
  record Version(String digest, @Nullable Long updatedAt) {
    /** Whether another is older; without a time of update one is newer than anything. */
    boolean isOlder(@Nullable Long other) {
      return other != null && (updatedAt == null || other < updatedAt);
    }
  }

  private Outcome(GivenRows given, Map<String, Version> stored) {
    this.given = given;
    this.stored = stored;
  }

  /**
   * Decides about every row.
   *
   * @param stored the committed versions of the ids that are given and stored
   * @param tally takes the counts
   */
  static Outcome of(GivenRows given, Map<String, Version> stored, Tally tally) {
    Outcome outcome = new Outcome(given, stored);
    Map<String, Version> current = new HashMap<>(stored);
    for (Row row : given.rows()) {
      HashCode digest = given.digest(row);
      Version fresh = new Version(digest.toString(), given.updatedAt(row));
      Version before = current.get(row.id());
      if (before != null
          && (before.isOlder(fresh.updatedAt()) || before.digest().equals(fresh.digest()))) {
        tally.unchanged(row.request());
        continue;
      }
      tally.changed(row.request(), before == null);
      current.put(row.id(), fresh);
      Row beaten = outcome.winners.put(row.id(), row);
      outcome.digests.remove(beaten);
      outcome.digests.put(row, digest);
    }
    outcome.forgetReturned();
    return outcome;
  }

  /** Rows that end up as what is stored need not be stored again. */
  private void forgetReturned() {
    winners
        .values()
        .removeIf(row -> {
          Version before = stored.get(row.id());
          return before != null && before.digest().equals(digest(row).toString());
        });
  }

  GivenRows given() {
    return given;
  }

  FactTable table() {
    return given.table();
  }

  /** The rows to be stored, each of another id. */
  Iterable<Row> winners() {
    return winners.values();
  }

  boolean isEmpty() {
    return winners.isEmpty();
  }

  HashCode digest(Row row) {
    return java.util.Objects.requireNonNull(digests.get(row));
  }

  /** Whether the row takes the place of a stored one. */
  boolean replaces(Row row) {
    return stored.containsKey(row.id());
  }

  boolean replacesAny() {
    return winners.keySet().stream().anyMatch(stored::containsKey);
  }

  /** How many ids are stored that were not. */
  long added() {
    return winners.keySet().stream().filter(id -> !stored.containsKey(id)).count();
  }

  /** What became of the rows of each request. */
  static final class Tally {
    private final long[] accepted;
    private final long[] updated;
    private final long[] unchanged;

    Tally(int requests) {
      accepted = new long[requests];
      updated = new long[requests];
      unchanged = new long[requests];
    }

    private void changed(int request, boolean isNew) {
      (isNew ? accepted : updated)[request]++;
    }

    private void unchanged(int request) {
      unchanged[request]++;
    }

    List<WriteResult> results(long version) {
      return java.util.stream.IntStream.range(0, accepted.length)
          .mapToObj(request ->
              new WriteResult(accepted[request], updated[request], unchanged[request], version))
          .toList();
    }
  }
}
