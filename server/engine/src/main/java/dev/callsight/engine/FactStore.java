package dev.callsight.engine;

import java.util.List;

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

  /** Computes every derived column and rollup anew from the facts, in one transaction. */
  void rebuild(String organization);

  /** Removes an organization and every byte of its facts. Does nothing when it is not there. */
  void erase(String organization);

  /** Finishes running writes, then releases everything. */
  @Override
  void close();
}
