package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.engine.RecordBatch;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The records of a batch, none of which has an amount in need of a rate. */
final class BatchRows implements FactRows {
  private static final int NONE = -1;

  private final RecordBatch batch;
  private final int[] columns;
  private final int currencyColumn;
  private final String currency;

  /**
   * @param currency the reporting currency's code
   */
  BatchRows(RecordBatch batch, String currency) {
    this.batch = batch;
    this.currency = currency;
    Entity entity = batch.entity();
    List<Field> recorded = entity.recordFields();
    this.columns = entity.fields().stream().mapToInt(recorded::indexOf).toArray();
    this.currencyColumn = entity.find("currency").map(recorded::indexOf).orElse(NONE);
  }

  @Override
  public int size() {
    return batch.size();
  }

  @Override
  public boolean isPresent(int field, int row) {
    int column = columns[field];
    return column >= 0 && batch.isPresent(column, row);
  }

  @Override
  public long number(int field, int row) {
    return batch.number(columns[field], row);
  }

  @Override
  public @Nullable String text(int field, int row) {
    int column = columns[field];
    return column < 0 ? null : batch.text(column, row);
  }

  @Override
  public boolean hasAmount(int field, int row) {
    return isPresent(field, row) && isReporting(batch, row, currencyColumn, currency);
  }

  @Override
  public long amount(int field, int row) {
    return number(field, row);
  }

  /** Whether any record of a batch names another currency than the reporting one. */
  static boolean namesOther(RecordBatch batch, String currency) {
    int column =
        batch.entity().find("currency").map(batch.entity().recordFields()::indexOf).orElse(NONE);
    for (int row = 0; row < batch.size(); row++) {
      if (!isReporting(batch, row, column, currency)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isReporting(RecordBatch batch, int row, int column, String currency) {
    return column < 0
        || !batch.isPresent(column, row)
        || currency.equals(Objects.requireNonNull(batch.text(column, row)));
  }
}
