package dev.callsight.engine;

import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;

/**
 * Where records are kept. Each organization's facts are apart from every other's by construction.
 *
 * <p>Safe for many threads. Every method that takes an organization throws {@link
 * UnknownOrganizationException} when {@link #open} never ran for it.
 */
public interface FactStore extends AutoCloseable {
  /**
   * Makes an organization known, or changes its settings; derived columns and rollups that depend
   * on a changed setting are rebuilt before it returns.
   */
  void open(String organization, FactsSettings settings);

  /**
   * Converts amounts in other currencies by these rates, in place of those before; what was stored
   * is converted anew, with its rollups, before it returns. Does nothing when they are the ones in
   * use. A changed reporting currency forgets them.
   */
  void useRates(String organization, ExchangeRates rates);

  /**
   * Stores batches in one transaction together with their rollups and derived columns. Returns when
   * they are durable. Within a batch a later row of the same id wins over an earlier one unless its
   * {@code updatedAt} is older; against a stored row likewise, and an absent {@code updatedAt}
   * counts as newer than anything.
   *
   * @throws StoreException when nothing was stored
   */
  WriteResult write(String organization, List<RecordBatch> batches);

  /** What is known of an organization's facts, as of the last finished write. */
  FactsStatus status(String organization);

  /** Counts what is stored; reads the records, so it takes longer than {@link #status}. */
  Inventory inventory(String organization);

  /**
   * Computes every derived column and rollup anew from the facts, in one transaction.
   *
   * @param progress told how much is done, from 0 to 1; what it throws ends the work, and then
   *     nothing is changed
   */
  void rebuild(String organization, DoubleConsumer progress);

  /**
   * Removes every record of some entities, and what followed from them elsewhere, in one
   * transaction. The organization stays, with its settings and rates; the data version grows.
   *
   * @param entities their ids
   * @param progress as for {@link #rebuild}
   * @throws IllegalArgumentException when one of them is not stored here
   */
  void eraseRecords(String organization, Set<String> entities, DoubleConsumer progress);

  /** Removes an organization and every byte of its facts. Does nothing when it is not there. */
  void erase(String organization);

  /** Finishes running writes, then releases everything. */
  @Override
  void close();
}
