package dev.callsight.engine;

import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checked records of one entity, column by column: how an ingest hands rows to a store without an
 * object for each value.
 *
 * <p>Columns are the entity's {@link Entity#recordFields()}, by position. Instants are microseconds
 * since 1970-01-01T00:00Z, dates are days since 1970-01-01, decimals are unscaled at the field's
 * scale, booleans are 0 or 1. Built through a {@link Builder}; immutable afterwards.
 */
public final class RecordBatch {
  private final Entity entity;
  private final List<Field> fields;
  private final int size;
  private final long[][] numbers;
  private final @Nullable String[][] texts;
  private final boolean[][] present;

  private RecordBatch(Builder builder) {
    this.entity = builder.entity;
    this.fields = builder.fields;
    this.size = builder.size;
    this.numbers = builder.numbers;
    this.texts = builder.texts;
    this.present = builder.present;
  }

  /** Starts a batch of that entity; {@code expectedRows} sizes the first arrays. */
  public static Builder builder(Entity entity, int expectedRows) {
    return new Builder(entity, Math.max(expectedRows, 1));
  }

  /** The kind of these records. */
  public Entity entity() {
    return entity;
  }

  /** The columns, in order. */
  public List<Field> fields() {
    return fields;
  }

  /** The number of rows. */
  public int size() {
    return size;
  }

  /** Whether a row has a value in a column. */
  public boolean isPresent(int column, int row) {
    return present[column][row];
  }

  /** The number in a present cell of an instant, date, decimal, integer or boolean column. */
  public long number(int column, int row) {
    return numbers[column][row];
  }

  /** The text of a text or JSON cell, or null. */
  public @Nullable String text(int column, int row) {
    return texts[column][row];
  }

  /** Collects rows. Not safe for several threads. */
  public static final class Builder {
    private static final long[] NO_NUMBERS = {};
    private static final @Nullable String[] NO_TEXTS = {};

    private final Entity entity;
    private final List<Field> fields;
    private int size;
    private int capacity;
    private final long[][] numbers;
    private final @Nullable String[][] texts;
    private final boolean[][] present;

    private Builder(Entity entity, int capacity) {
      this.entity = entity;
      this.fields = entity.recordFields();
      this.capacity = capacity;
      this.numbers = new long[fields.size()][];
      this.texts = new String[fields.size()][];
      this.present = new boolean[fields.size()][capacity];
      for (int i = 0; i < fields.size(); i++) {
        boolean text = isText(fields.get(i));
        numbers[i] = text ? NO_NUMBERS : new long[capacity];
        texts[i] = text ? new String[capacity] : NO_TEXTS;
      }
    }

    private static boolean isText(Field field) {
      return switch (field.type()) {
        case TEXT, JSON -> true;
        case INSTANT, DATE, DECIMAL, INTEGER, BOOLEAN -> false;
      };
    }

    /** Rows ended so far. */
    public int size() {
      return size;
    }

    /** Sets a number in the current row. */
    public void number(int column, long value) {
      numbers[column][size] = value;
      present[column][size] = true;
    }

    /** Sets a text in the current row. */
    public void text(int column, String value) {
      texts[column][size] = value;
      present[column][size] = true;
    }

    /** Forgets what was set in the current row, which then starts anew. */
    public void discardRow() {
      for (int i = 0; i < fields.size(); i++) {
        present[i][size] = false;
        if (texts[i].length > 0) {
          texts[i][size] = null;
        }
      }
    }

    /** Ends the current row; the next one starts with no values. */
    public void endRow() {
      size++;
      if (size == capacity) {
        grow();
      }
    }

    private void grow() {
      capacity *= 2;
      for (int i = 0; i < fields.size(); i++) {
        present[i] = Arrays.copyOf(present[i], capacity);
        if (isText(fields.get(i))) {
          texts[i] = Arrays.copyOf(texts[i], capacity);
        } else {
          numbers[i] = Arrays.copyOf(numbers[i], capacity);
        }
      }
    }

    /** The batch of all ended rows; the builder must not be used afterwards. */
    public RecordBatch build() {
      return new RecordBatch(this);
    }
  }
}
