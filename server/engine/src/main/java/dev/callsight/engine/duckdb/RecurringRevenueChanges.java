package dev.callsight.engine.duckdb;

/**
 * The view {@code mrr_changes}: what happened to the monthly recurring revenue of each customer.
 * All that starts and ends for a customer at one instant is one change, so that the changes of a
 * period always add up to the difference of the revenue at its ends. A subscription that ends
 * before it starts never lived; one in a currency without a rate has no amount.
 */
final class RecurringRevenueChanges {
  /** Also the name of the entity. */
  static final String NAME = "mrr_changes";

  private static final String SELECT =
      """
      WITH lives AS (
        SELECT customer_id, started_at, ended_at, monthly_amount_reporting AS amount
        FROM subscriptions
        WHERE monthly_amount_reporting IS NOT NULL AND (ended_at IS NULL OR ended_at > started_at)),
      steps AS (
        SELECT customer_id, started_at AS moment, amount FROM lives
        UNION ALL
        SELECT customer_id, ended_at, -amount FROM lives WHERE ended_at IS NOT NULL),
      changes AS (
        SELECT customer_id, moment, sum(amount) AS amount FROM steps
        GROUP BY customer_id, moment HAVING sum(amount) <> 0),
      levels AS (
        SELECT customer_id, moment, amount,
          sum(amount) OVER (PARTITION BY customer_id ORDER BY moment) AS level,
          row_number() OVER (PARTITION BY customer_id ORDER BY moment) AS place
        FROM changes)
      SELECT customer_id || '@' || epoch_us(moment) AS id, moment AS "at", customer_id,
        CASE
          WHEN place = 1 THEN 'new'
          WHEN level = amount THEN 'reactivation'
          WHEN level = 0 THEN 'churn'
          WHEN amount > 0 THEN 'expansion'
          ELSE 'contraction'
        END AS kind, amount
      FROM levels\
      """;

  private RecurringRevenueChanges() {}

  /** Makes the view in a session; it lives as long as that. */
  static String create() {
    return "CREATE TEMP VIEW " + NAME + " AS " + SELECT;
  }
}
