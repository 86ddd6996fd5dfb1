package dev.callsight.core.catalog;

import java.util.Objects;

/**
 * A derived instant that tells of which periods a record is the first: among those with the same
 * text in a field that meet a condition, it is the first of every period that holds it and begins
 * after this instant. So it is the time of the record before it; the beginning of time for the very
 * first; and for one that does not meet the condition its own time, as it is never the first.
 * Records follow one another by the entity's time, then by id.
 *
 * <p>With it the different texts of a period are counted without comparing texts.
 *
 * @param field the derived field, an instant; missing in records without a text
 * @param by the field whose text they share
 * @param where which records count
 */
public record Novelty(String field, String by, Condition where) {
  public Novelty {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(where, "where");
  }
}
