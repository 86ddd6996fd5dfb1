package dev.callsight.engine.clickhouse;

/**
 * The view {@code mrr_changes}: what happened to the monthly recurring revenue of each customer.
 * All that starts and ends for a customer at one instant is one change, so that the changes of a
 * period always add up to the difference of the revenue at its ends. A subscription that ends
 * before it starts never lived; one in a currency without a rate has no amount.
 */
final class RecurringRevenueChanges {
  /** Also the name of the entity. */
  static final String NAME = "mrr_changes";

  /** Reads {@code subscriptions}. */
  static final String SELECT =
      """
      SELECT concat(customer_id, '@', toString(toUnixTimestamp64Micro(moment))) AS id, moment AS "at",
        customer_id,
        multiIf(place = 1, 'new', level = amount, 'reactivation', level = 0, 'churn',
          amount > 0, 'expansion', 'contraction') AS kind,
        amount
      FROM (
        SELECT customer_id, moment, amount,
          sum(amount) OVER (PARTITION BY customer_id ORDER BY moment) AS level,
          row_number() OVER (PARTITION BY customer_id ORDER BY moment) AS place
        FROM (
          SELECT customer_id, moment, sum(change) AS amount
          FROM (
            SELECT customer_id, tupleElement(each, 1) AS moment, tupleElement(each, 2) AS change
            FROM (
              SELECT customer_id, started_at, ended_at, assumeNotNull(monthly_amount_reporting) AS monthly
              FROM subscriptions
              WHERE monthly_amount_reporting IS NOT NULL AND (ended_at IS NULL OR ended_at > started_at))
            ARRAY JOIN if(ended_at IS NULL, [(started_at, monthly)],
              [(started_at, monthly), (assumeNotNull(ended_at), -monthly)]) AS each)
          GROUP BY customer_id, moment HAVING sum(change) <> 0))\
      """;

  private RecurringRevenueChanges() {}
}
