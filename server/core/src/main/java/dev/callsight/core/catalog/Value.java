package dev.callsight.core.catalog;

import java.util.Objects;

/** A number taken from one record; missing when a field it needs is. */
public sealed interface Value {
  /** A numeric field. Money is taken in the organization's currency. */
  record OfField(String field) implements Value {
    public OfField {
      Objects.requireNonNull(field, "field");
    }
  }

  /**
   * The seconds from one instant to another; missing when negative, so that a record whose times
   * contradict each other takes no part.
   */
  record Elapsed(String from, String to) implements Value {}

  /** The size of a numeric field without its sign. */
  record Magnitude(String field) implements Value {
    public Magnitude {
      Objects.requireNonNull(field, "field");
    }
  }

  /** The product of two numeric fields. */
  record Product(String left, String right) implements Value {}

  /** A number that needs other records of the same lead. */
  record OfRelated(Related related) implements Value {}

  /** Numbers that need other records of the same lead. */
  enum Related {
    /** Of a lead: seconds from its creation to its first outbound call or touchpoint. */
    SECONDS_TO_CONTACT,
    /** Of a lead: 1 when that took less than five minutes, else 0. */
    CONTACTED_FAST,
    /** Of a lead: its touchpoints and answered calls. */
    ENGAGEMENTS,
    /** Of a call: 1 when its lead calls or is called again within 72 hours, else 0. */
    FOLLOWED_UP
  }
}
