package dev.callsight.app.annotation;

import dev.callsight.app.state.StateDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A note as clients get it.
 *
 * @param start the first local day
 * @param end the last local day
 * @param version what a change names, so that it overwrites no one else's
 */
record AnnotationView(
    String id,
    LocalDate start,
    LocalDate end,
    String text,
    StateDocument.Author author,
    long version,
    Instant createdAt,
    Instant updatedAt) {
  static AnnotationView of(StateDocument document, Annotation note) {
    return new AnnotationView(
        document.id(),
        note.start(),
        note.end(),
        note.text(),
        document.author(),
        document.version(),
        document.createdAt(),
        document.updatedAt());
  }

  /** Notes of an organization. */
  record Listing(List<AnnotationView> annotations) {}
}
