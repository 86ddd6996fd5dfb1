package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.SubscriptionRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one customer pays monthly, as it changes: the plain definition of a movement, for tests. */
record MonthlyAmounts(List<BigDecimal> levels) {
  static MonthlyAmounts of(List<SubscriptionRecord> plans) {
    Map<Instant, BigDecimal> changes = new TreeMap<>();
    for (SubscriptionRecord plan : plans) {
      changes.merge(plan.startedAt(), plan.monthlyAmount(), BigDecimal::add);
      if (plan.endedAt() != null) {
        changes.merge(plan.endedAt(), plan.monthlyAmount().negate(), BigDecimal::add);
      }
    }
    List<BigDecimal> levels = new ArrayList<>(List.of(BigDecimal.ZERO));
    changes.values().forEach(change -> levels.add(levels.getLast().add(change)));
    return new MonthlyAmounts(List.copyOf(levels));
  }

  List<String> movements() {
    List<String> movements = new ArrayList<>();
    for (int i = 1; i < levels.size(); i++) {
      int change = levels.get(i).compareTo(levels.get(i - 1));
      boolean fromNothing = levels.get(i - 1).signum() == 0;
      if (change > 0) {
        movements.add(!fromNothing ? "expansion" : movements.isEmpty() ? "new" : "reactivation");
      } else if (change < 0) {
        movements.add(levels.get(i).signum() == 0 ? "churn" : "contraction");
      }
    }
    return movements;
  }
}
