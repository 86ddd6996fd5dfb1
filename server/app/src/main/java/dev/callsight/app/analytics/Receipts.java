package dev.callsight.app.analytics;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Condition;
import dev.callsight.core.catalog.Definition;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.FieldPath;
import dev.callsight.core.catalog.Formula;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.catalog.Metric;
import dev.callsight.core.catalog.Value;
import dev.callsight.core.query.AnswerRow;
import dev.callsight.core.query.BoundQuery;
import dev.callsight.core.query.LeafFrame;
import dev.callsight.core.time.Period;
import dev.callsight.statistics.Estimated;
import dev.callsight.statistics.NotEstimable;
import dev.callsight.statistics.forecast.Forecast;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Accounts for numbers: parts of quotients, and records left out, by reason. */
@Component
class Receipts {
  private final Catalog catalog;
  private final QueryRunner runner;
  private final Forecasts forecasts;

  Receipts(Catalog catalog, QueryRunner runner, Forecasts forecasts) {
    this.catalog = catalog;
    this.runner = runner;
    this.forecasts = forecasts;
  }

  /** The receipt of an answer's totals. */
  Receipt of(Asked asked, AnswerRow totals, Trace trace) {
    Period period = asked.query().period();
    Map<String, Receipt.Account> accounts = new LinkedHashMap<>();
    for (int i = 0; i < asked.query().metrics().size(); i++) {
      Metric metric = asked.query().metrics().get(i);
      accounts.put(metric.id(), account(asked, metric, totals.metrics().get(i), trace));
    }
    return new Receipt(
        accounts,
        new Meta.Range(period.range().start(), period.range().end()),
        period.calendar().zone().getId(),
        trace.servedFrom(),
        trace.sources(),
        trace.reasons(),
        trace.statements());
  }

  private Receipt.Account account(
      Asked asked, Metric metric, @Nullable BigDecimal value, Trace trace) {
    List<Receipt.Excluded> excluded =
        leaf(metric).map(leaf -> excluded(asked, leaf)).orElse(List.of());
    return new Receipt.Account(
        formula(asked, metric, trace),
        part(asked, metric, true),
        part(asked, metric, false),
        excluded,
        Numbers.plain(value));
  }

  private String formula(Asked asked, Metric metric, Trace trace) {
    if (!(metric.definition() instanceof Definition.ForecastOf of)) {
      return metric.expression();
    }
    return switch (forecasts.forecast(asked, catalog.metric(of.metric()), trace)) {
      case Estimated<Forecast>(Forecast forecast) ->
          metric.expression()
              + ": "
              + forecast.choice()
              + "; 80 %% interval %.0f to %.0f, 95 %% interval %.0f to %.0f"
                  .formatted(
                      forecast.total().eighty().low(),
                      forecast.total().eighty().high(),
                      forecast.total().ninetyFive().low(),
                      forecast.total().ninetyFive().high());
      case NotEstimable<Forecast>(String reason) ->
          metric.expression() + ": not estimable, " + reason;
    };
  }

  private Receipt.@Nullable Part part(Asked asked, Metric metric, boolean upper) {
    return switch (metric.definition()) {
      case Definition.Ratio ratio -> {
        Metric part = catalog.metric(upper ? ratio.numerator() : ratio.denominator());
        yield new Receipt.Part(part.label(), evaluate(asked, part.formula()));
      }
      case Definition.Mean mean -> {
        Formula formula =
            upper
                ? new Formula.OfLeaf(mean.sum(), mean.divideBy())
                : new Formula.OfLeaf(mean.count(), BigDecimal.ONE);
        yield new Receipt.Part(upper ? "Sum" : "Records with a value", evaluate(asked, formula));
      }
      case Definition.Measured measured -> null;
      case Definition.Computed computed -> null;
      case Definition.ChangeOf change -> null;
      case Definition.ForecastOf forecast -> null;
    };
  }

  /** The leaf whose records a reader would count. */
  private Optional<Leaf> leaf(Metric metric) {
    return switch (metric.definition()) {
      case Definition.Measured measured -> Optional.of(measured.leaf());
      case Definition.Mean mean -> Optional.of(mean.sum());
      case Definition.Ratio ratio -> leaf(catalog.metric(ratio.denominator()));
      case Definition.Computed computed -> Optional.empty();
      case Definition.ChangeOf change -> leaf(catalog.metric(change.metric()));
      case Definition.ForecastOf forecast -> Optional.empty();
    };
  }

  private List<Receipt.Excluded> excluded(Asked asked, Leaf leaf) {
    List<Receipt.Excluded> excluded = new ArrayList<>();
    if (!isFlow(leaf)) {
      return excluded;
    }
    if (!leaf.where().equals(Condition.always())) {
      add(
          excluded,
          new Condition.Not(leaf.where()).describe(),
          count(asked, leaf, new Condition.Not(leaf.where())));
    }
    value(leaf)
        .ifPresent(field -> {
          add(
              excluded,
              "without " + field,
              count(
                  asked,
                  leaf,
                  leaf.where().and(new Condition.Not(new Condition.IsSet(FieldPath.of(field))))));
          withoutRate(leaf, field)
              .ifPresent(other ->
                  add(
                      excluded,
                      "in another currency than "
                          + asked.organization().currency().getCurrencyCode()
                          + ", without a rate",
                      count(asked, leaf, other)));
        });
    return excluded;
  }

  private static boolean isFlow(Leaf leaf) {
    return switch (leaf) {
      case Leaf.Count count -> true;
      case Leaf.Sum sum -> true;
      case Leaf.Distinct distinct -> true;
      case Leaf.Quantile quantile -> true;
      case Leaf.Balance balance -> false;
      case Leaf.Overlap overlap -> false;
    };
  }

  private static Optional<String> value(Leaf leaf) {
    Value value =
        switch (leaf) {
          case Leaf.Sum sum -> sum.value();
          case Leaf.Quantile quantile -> quantile.value();
          case Leaf.Count count -> null;
          case Leaf.Distinct distinct -> null;
          case Leaf.Balance balance -> null;
          case Leaf.Overlap overlap -> null;
        };
    return switch (value) {
      case Value.OfField field -> Optional.of(field.field());
      case Value.Magnitude field -> Optional.of(field.field());
      case null -> Optional.empty();
      case Value.Elapsed elapsed -> Optional.of(elapsed.to());
      case Value.Product product -> Optional.empty();
      case Value.OfRelated related -> Optional.empty();
    };
  }

  private Optional<Condition> withoutRate(Leaf leaf, String field) {
    Entity entity = catalog.entity(leaf.entity());
    if (!entity.field(field).money() || entity.find("currency").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        leaf.where()
            .and(new Condition.IsSet(FieldPath.of(field)))
            .and(new Condition.Not(new Condition.Counts(field))));
  }

  private static void add(
      List<Receipt.Excluded> excluded, String reason, @Nullable BigDecimal rows) {
    if (rows != null && rows.signum() > 0) {
      excluded.add(new Receipt.Excluded(reason, Numbers.plain(rows)));
    }
  }

  private @Nullable BigDecimal count(Asked asked, Leaf like, Condition where) {
    Leaf count = new Leaf.Count(like.entity(), like.time(), where);
    return evaluate(asked, new Formula.OfLeaf(count, BigDecimal.ONE));
  }

  private @Nullable BigDecimal evaluate(Asked asked, Formula formula) {
    Metric template = asked.query().metrics().getFirst();
    Metric part =
        new Metric(
            "receipt.part",
            template.label(),
            template.description(),
            template.group(),
            template.definition(),
            formula,
            template.expression(),
            template.unit(),
            template.decimals(),
            template.good(),
            List.of());
    BoundQuery query = asked.query().total();
    BoundQuery one =
        new BoundQuery(
            List.of(part),
            List.of(),
            query.period(),
            null,
            query.filter(),
            List.of(),
            List.of(),
            1);
    LeafFrame frame = runner.run(asked.with(one), new Trace(false));
    return Numbers.plain(formula.evaluate(frame.values(List.of(), 0), leaf -> null));
  }
}
