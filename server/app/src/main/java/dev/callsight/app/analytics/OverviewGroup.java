package dev.callsight.app.analytics;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The groups of the overview: which member of the answer is which metric, in order. */
enum OverviewGroup {
  CALLS(
      List.of("total", "successful"),
      "total",
      "calls.total",
      "successful",
      "calls.successful",
      "rate",
      "calls.success_rate",
      "successRate",
      "calls.success_rate",
      "averageDuration",
      "calls.average_duration",
      "totalMinutes",
      "calls.total_minutes"),
  LEADS(
      List.of("total", "qualified"),
      "total",
      "leads.total",
      "qualified",
      "leads.qualified",
      "rate",
      "leads.conversion_rate",
      "conversionRate",
      "leads.conversion_rate",
      "averageScore",
      "leads.average_score",
      "pipelineValue",
      "leads.pipeline_value"),
  REVENUE(
      List.of("total", "oneTime"),
      "total",
      "revenue.total",
      "mrr",
      "revenue.mrr",
      "monthlyRecurring",
      "revenue.mrr",
      "oneTime",
      "revenue.one_time",
      "averageDealSize",
      "deals.average_size",
      "forecastedRevenue",
      "revenue.forecast",
      "growth",
      "revenue.growth_rate",
      "growthRate",
      "revenue.growth_rate"),
  CAMPAIGNS(
      List.of("totalSpend"),
      "active",
      "campaigns.active",
      "totalSpend",
      "campaigns.spend",
      "roi",
      "campaigns.roi",
      "cpl",
      "campaigns.cost_per_lead",
      "costPerLead",
      "campaigns.cost_per_lead",
      "responseRate",
      "campaigns.response_rate");

  private final ImmutableList<String> trended;
  private final ImmutableMap<String, String> metrics;

  OverviewGroup(List<String> trended, String... membersAndMetrics) {
    this.trended = ImmutableList.copyOf(trended);
    ImmutableMap.Builder<String, String> metrics = ImmutableMap.builder();
    for (int i = 0; i < membersAndMetrics.length; i += 2) {
      metrics.put(membersAndMetrics[i], membersAndMetrics[i + 1]);
    }
    this.metrics = metrics.build();
  }

  /** The name in requests and answers. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Metric by member of the answer. */
  Map<String, String> metrics() {
    return metrics;
  }

  /** The member whose change is the group's trend. */
  String first() {
    return metrics.keySet().iterator().next();
  }

  /** The members shown over time. */
  List<String> trended() {
    return trended;
  }

  static Optional<OverviewGroup> find(String id) {
    return Arrays.stream(values()).filter(group -> group.id().equals(id)).findFirst();
  }
}
