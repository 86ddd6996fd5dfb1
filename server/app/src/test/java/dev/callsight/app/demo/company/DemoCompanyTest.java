package dev.callsight.app.demo.company;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.demo.record.AssistantRecord;
import dev.callsight.app.demo.record.CallRecord;
import dev.callsight.app.demo.record.CampaignRecord;
import dev.callsight.app.demo.record.DealRecord;
import dev.callsight.app.demo.record.DemoRecord;
import dev.callsight.app.demo.record.LeadRecord;
import dev.callsight.app.demo.record.PaymentRecord;
import dev.callsight.app.demo.record.PersonRecord;
import dev.callsight.app.demo.record.SpendRecord;
import dev.callsight.app.demo.record.StageRecord;
import dev.callsight.app.demo.record.SubscriptionRecord;
import dev.callsight.app.demo.record.TouchpointRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The company is consistent with itself and shows what it was designed to show. */
class DemoCompanyTest {
  private static final Instant NOW = Instant.parse("2026-06-17T13:20:00Z");
  private static final Timeline TIMELINE = new Timeline(NOW, DemoCompany.ZONE);
  private static Map<Class<?>, List<DemoRecord>> rows = Map.of();

  @BeforeAll
  static void tell() {
    List<DemoRecord> told = new ArrayList<>();
    new DemoCompany(7, NOW, told::add).tell(_ -> {});
    rows = told.stream().collect(groupingBy(Object::getClass));
  }

  @Test
  void fillsEveryEntityWithAsMuchAsChartsNeed() {
    assertThat(rows.keySet()).containsExactlyInAnyOrder(DemoRecord.class.getPermittedSubclasses());
    assertThat(all(CallRecord.class)).hasSizeBetween(250_000, 400_000);
  }

  @Test
  void numbersEachRowOnce() {
    rows.forEach((type, of) ->
        assertThat(of.stream().map(DemoRecord::id).distinct().count())
            .as(type.getSimpleName())
            .isEqualTo(of.size()));
  }

  @Test
  void endsNowWithTodayBegun() {
    Instant midnight = TIMELINE.today().atStartOfDay(DemoCompany.ZONE).toInstant();
    assertThat(all(CallRecord.class)).noneMatch(call -> call.endedAt().isAfter(NOW));
    assertThat(all(CallRecord.class).stream().filter(call -> call.startedAt().isAfter(midnight)))
        .hasSizeBetween(100, 1_000);
    assertThat(all(CallRecord.class)).noneMatch(call -> call.updatedAt().isAfter(NOW));
    assertThat(all(PaymentRecord.class)).noneMatch(payment -> payment.paidAt().isAfter(NOW));
    assertThat(all(TouchpointRecord.class)).noneMatch(touch -> touch.at().isAfter(NOW));
    assertThat(all(StageRecord.class)).noneMatch(stage -> stage.at().isAfter(NOW));
  }

  @Test
  void refersOnlyToRowsThatExist() {
    Set<String> leads = ids(LeadRecord.class);
    Set<String> deals = ids(DealRecord.class);
    Set<String> campaigns = ids(CampaignRecord.class);
    Set<String> people = ids(PersonRecord.class);
    Set<String> assistants = ids(AssistantRecord.class);
    assertThat(strangers(named(CallRecord.class, call -> call.links().leadId()), leads)).isEmpty();
    assertThat(strangers(named(CallRecord.class, call -> call.links().campaignId()), campaigns))
        .isEmpty();
    assertThat(strangers(named(CallRecord.class, call -> call.handling().agentId()), people))
        .isEmpty();
    assertThat(named(CallRecord.class, call -> call.handling().assistantId()))
        .isEqualTo(assistants);
    assertThat(strangers(named(DealRecord.class, DealRecord::leadId), leads)).isEmpty();
    assertThat(strangers(named(DealRecord.class, DealRecord::ownerId), people)).isEmpty();
    assertThat(strangers(named(LeadRecord.class, LeadRecord::ownerId), people)).isEmpty();
    assertThat(strangers(named(LeadRecord.class, LeadRecord::campaignId), campaigns)).isEmpty();
    assertThat(strangers(named(PaymentRecord.class, PaymentRecord::dealId), deals)).isEmpty();
    assertThat(strangers(named(PaymentRecord.class, PaymentRecord::leadId), leads)).isEmpty();
    assertThat(strangers(named(TouchpointRecord.class, TouchpointRecord::leadId), leads)).isEmpty();
    assertThat(strangers(named(TouchpointRecord.class, TouchpointRecord::campaignId), campaigns))
        .isEmpty();
    assertThat(strangers(named(SpendRecord.class, SpendRecord::campaignId), campaigns)).isEmpty();
    assertThat(of(StageRecord.Subject.LEAD).equals(leads)).isTrue();
    assertThat(of(StageRecord.Subject.DEAL).equals(deals)).isTrue();
  }

  @Test
  void convertsTheLeadOfEveryWonDealAndNoOther() {
    Map<String, LeadRecord> leads = byId(LeadRecord.class);
    List<DealRecord> won = where(DealRecord.class, deal -> Boolean.TRUE.equals(deal.won()));
    assertThat(won)
        .allSatisfy(deal -> {
          LeadRecord lead = Objects.requireNonNull(leads.get(deal.leadId()));
          assertThat(lead.convertedAt()).isEqualTo(deal.closedAt());
          assertThat(lead.customerId()).isEqualTo(deal.customerId()).isNotNull();
        });
    Set<String> buyers = won.stream().map(DealRecord::leadId).collect(toSet());
    assertThat(ids(where(LeadRecord.class, lead -> lead.convertedAt() != null)).equals(buyers))
        .isTrue();
  }

  @Test
  void keepsTimeInOrder() {
    Map<String, LeadRecord> leads = byId(LeadRecord.class);
    assertThat(all(LeadRecord.class))
        .allSatisfy(lead -> {
          assertThat(ordered(lead.createdAt(), lead.qualifiedAt(), lead.convertedAt())).isTrue();
          assertThat(ordered(lead.createdAt(), lead.lostAt())).isTrue();
          assertThat(lead.lostAt() == null || lead.convertedAt() == null).isTrue();
        });
    assertThat(all(DealRecord.class))
        .allSatisfy(deal -> {
          LeadRecord lead = Objects.requireNonNull(leads.get(deal.leadId()));
          assertThat(ordered(lead.qualifiedAt(), deal.createdAt(), deal.closedAt())).isTrue();
          assertThat(deal.won() == null).isEqualTo(deal.closedAt() == null);
        });
    assertThat(all(CallRecord.class)).allMatch(call -> !call.updatedAt().isBefore(call.endedAt()));
    assertThat(all(SubscriptionRecord.class))
        .allMatch(plan -> ordered(plan.startedAt(), plan.endedAt()));
  }

  @Test
  void movesEachSubjectThroughItsStagesInOrder() {
    Map<String, List<StageRecord>> histories =
        all(StageRecord.class).stream().collect(groupingBy(StageRecord::subjectId));
    assertThat(histories.values())
        .allSatisfy(history ->
            assertThat(history).isSortedAccordingTo(Comparator.comparing(StageRecord::at)));
    Map<String, String> last = new HashMap<>();
    all(StageRecord.class).forEach(stage -> last.put(stage.subjectId(), stage.stage()));
    assertThat(all(LeadRecord.class)).allMatch(lead -> lead.stage().equals(last.get(lead.id())));
    assertThat(all(DealRecord.class)).allMatch(deal -> deal.stage().equals(last.get(deal.id())));
  }

  @Test
  void paysWhatWasAgreed() {
    Map<String, DealRecord> deals = byId(DealRecord.class);
    Map<String, List<PaymentRecord>> paid =
        where(PaymentRecord.class, payment -> payment.dealId() != null).stream()
            .collect(groupingBy(payment -> Objects.requireNonNull(payment.dealId())));
    paid.forEach((id, payments) -> {
      DealRecord deal = Objects.requireNonNull(deals.get(id));
      assertThat(deal.won()).isTrue();
      assertThat(total(payments, PaymentRecord.Kind.ONE_TIME))
          .isLessThanOrEqualTo(deal.amount().add(new BigDecimal("0.05")));
      assertThat(total(payments, PaymentRecord.Kind.REFUND))
          .isLessThanOrEqualTo(total(payments, PaymentRecord.Kind.ONE_TIME));
      assertThat(payments).allMatch(payment -> ordered(deal.closedAt(), payment.paidAt()));
    });
    assertThat(paid.values().stream().flatMap(List::stream))
        .anyMatch(payment -> payment.kind() == PaymentRecord.Kind.REFUND);
  }

  @Test
  void billsOnlyRunningSubscriptions() {
    Map<String, SubscriptionRecord> subscriptions = byId(SubscriptionRecord.class);
    List<PaymentRecord> recurring =
        where(PaymentRecord.class, payment -> payment.kind() == PaymentRecord.Kind.RECURRING);
    assertThat(recurring)
        .hasSizeGreaterThan(10_000)
        .allSatisfy(payment -> {
          Object id = payment.properties().get("subscription");
          SubscriptionRecord plan = Objects.requireNonNull(subscriptions.get(id));
          assertThat(payment.amount()).isEqualByComparingTo(plan.monthlyAmount());
          assertThat(payment.customerId()).isEqualTo(plan.customerId());
          assertThat(ordered(plan.startedAt(), payment.paidAt(), plan.endedAt())).isTrue();
        });
  }

  @Test
  void letsSubscriptionsMoveInEveryWay() {
    Map<String, List<SubscriptionRecord>> customers =
        all(SubscriptionRecord.class).stream().collect(groupingBy(SubscriptionRecord::customerId));
    Map<String, Long> movements = new HashMap<>();
    for (List<SubscriptionRecord> plans : customers.values()) {
      MonthlyAmounts.of(plans).movements().forEach(kind -> movements.merge(kind, 1L, Long::sum));
    }
    assertThat(movements)
        .containsOnlyKeys("new", "expansion", "contraction", "churn", "reactivation")
        .allSatisfy((_, count) -> assertThat(count).isGreaterThan(20));
  }

  @Test
  void improvesItsAssistantsWithTheirVersions() {
    assertThat(successRate("milo", "3.0")).isGreaterThan(successRate("milo", "1.0") + 0.15);
    assertThat(successRate("ava", "3.0")).isGreaterThan(successRate("ava", "1.0") + 0.15);
    assertThat(successRate("theo", "2.1")).isLessThan(successRate("theo", "2.2") - 0.05);
    assertThat(successRate("rex", "1.0")).isLessThan(0.2);
  }

  @Test
  void slowsOneAssistantForAFortnightAndBreaksAllOnOneDay() {
    Incidents incidents = new Incidents(TIMELINE);
    Predicate<CallRecord> nora =
        call -> Incidents.SLOW_ASSISTANT.equals(call.handling().assistantId());
    double slow = latency(nora.and(call -> age(call) > 41 && age(call) < 53));
    double before = latency(nora.and(call -> age(call) > 60 && age(call) < 90));
    assertThat(slow).isGreaterThan(2 * before);

    Instant outage = incidents.outageStart();
    Predicate<CallRecord> during =
        call ->
            call.startedAt().isAfter(outage)
                && call.startedAt().isBefore(outage.plus(Duration.ofHours(5)));
    assertThat(faultShare(during)).isGreaterThan(0.2);
    assertThat(faultShare(during.negate())).isLessThan(0.02);
  }

  @Test
  void scoresLeadsBetterThanChanceAndWorseThanHindsight() {
    List<LeadRecord> scored = where(LeadRecord.class, lead -> lead.score() != null);
    List<LeadRecord> ranked =
        scored.stream()
            .sorted(Comparator.comparing(lead -> Objects.requireNonNull(lead.score())))
            .toList();
    double rankSum = 0;
    long bought = 0;
    for (int i = 0; i < ranked.size(); i++) {
      if (ranked.get(i).qualifiedAt() != null) {
        rankSum += i + 1;
        bought++;
      }
    }
    long others = ranked.size() - bought;
    double area = (rankSum - bought * (bought + 1) / 2.0) / (bought * (double) others);
    assertThat(area).isBetween(0.60, 0.80);
  }

  @Test
  void earnsWithSomeCampaignsAndLosesWithOthers() {
    assertThat(returnOf("solar-search")).isGreaterThan(2);
    assertThat(returnOf("referral-bonus")).isGreaterThan(returnOf("solar-search"));
    assertThat(returnOf("tiktok-trial")).isNegative();
    assertThat(returnOf("outbound-uk-roofs")).isLessThan(returnOf("solar-search"));
    assertThat(named(CampaignRecord.class, CampaignRecord::status))
        .containsExactlyInAnyOrder("active", "paused", "completed", "draft");
  }

  @Test
  void leavesOutWhatIsLeftOutInLife() {
    assertThat(share(CallRecord.class, call -> call.verdict().successful() == null))
        .isBetween(0.05, 0.6);
    assertThat(share(CallRecord.class, call -> call.origin().country() == null))
        .isBetween(0.01, 0.1);
    assertThat(share(LeadRecord.class, lead -> lead.score() == null)).isBetween(0.03, 0.1);
    Set<String> touched = named(TouchpointRecord.class, TouchpointRecord::leadId);
    assertThat(share(LeadRecord.class, lead -> !touched.contains(lead.id()))).isBetween(0.02, 0.15);
    assertThat(all(CallRecord.class))
        .anyMatch(call -> Duration.between(call.endedAt(), call.updatedAt()).toHours() > 24);
  }

  @Test
  void followsTheWeekAndGrows() {
    Map<Integer, Long> weekdays =
        all(CallRecord.class).stream()
            .collect(
                groupingBy(
                    call -> call.startedAt().atZone(DemoCompany.ZONE).getDayOfWeek().getValue(),
                    counting()));
    assertThat(weekdays.getOrDefault(7, 0L) * 3).isLessThan(weekdays.getOrDefault(1, 0L));
    long lately = where(CallRecord.class, call -> age(call) < 90).size();
    long yearBefore = where(CallRecord.class, call -> age(call) > 365 && age(call) < 455).size();
    assertThat(lately).isGreaterThan(yearBefore * 5 / 4);
  }

  private static double returnOf(String campaign) {
    double spent =
        where(SpendRecord.class, spend -> spend.campaignId().equals(campaign)).stream()
            .mapToDouble(spend -> spend.amount().doubleValue())
            .sum();
    double earned =
        where(PaymentRecord.class, payment -> campaign.equals(payment.campaignId())).stream()
            .mapToDouble(payment -> payment.amount().doubleValue())
            .sum();
    return (earned - spent) / spent;
  }

  private static double successRate(String assistant, String version) {
    List<CallRecord> evaluated =
        where(
            CallRecord.class,
            call ->
                assistant.equals(call.handling().assistantId())
                    && version.equals(call.handling().assistantVersion())
                    && call.verdict().successful() != null);
    return share(evaluated, call -> Boolean.TRUE.equals(call.verdict().successful()));
  }

  private static double latency(Predicate<CallRecord> filter) {
    return where(CallRecord.class, filter).stream()
        .map(call -> call.measures().latencyMs())
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .average()
        .orElseThrow();
  }

  private static double faultShare(Predicate<CallRecord> filter) {
    List<CallRecord> byAssistants =
        where(CallRecord.class, filter.and(call -> call.handling().assistantId() != null));
    return share(
        byAssistants,
        call -> {
          String reason = Objects.requireNonNull(call.verdict().endedReason());
          return reason.contains("error") || reason.contains("fault");
        });
  }

  private static double age(CallRecord call) {
    return TIMELINE.age(call.startedAt());
  }

  private static BigDecimal total(List<PaymentRecord> payments, PaymentRecord.Kind kind) {
    return payments.stream()
        .filter(payment -> payment.kind() == kind)
        .map(PaymentRecord::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Set<String> strangers(Set<String> named, Set<String> known) {
    Set<String> strangers = new HashSet<>(named);
    strangers.removeAll(known);
    return strangers;
  }

  private static Set<String> of(StageRecord.Subject subject) {
    return where(StageRecord.class, stage -> stage.subject() == subject).stream()
        .map(StageRecord::subjectId)
        .collect(toSet());
  }

  private static boolean ordered(@Nullable Instant... instants) {
    Instant last = Instant.MIN;
    for (@Nullable Instant instant : instants) {
      if (instant != null && instant.isBefore(last)) {
        return false;
      }
      last = instant == null ? last : instant;
    }
    return true;
  }

  private static <T extends DemoRecord> List<T> all(Class<T> type) {
    return Objects.requireNonNull(rows.get(type)).stream().map(type::cast).toList();
  }

  private static <T extends DemoRecord> List<T> where(Class<T> type, Predicate<T> filter) {
    return all(type).stream().filter(filter).toList();
  }

  private static <T extends DemoRecord> Set<String> ids(Class<T> type) {
    return ids(all(type));
  }

  private static Set<String> ids(List<? extends DemoRecord> of) {
    return of.stream().map(DemoRecord::id).collect(toSet());
  }

  private static <T extends DemoRecord> Map<String, T> byId(Class<T> type) {
    return all(type).stream().collect(toMap(DemoRecord::id, Function.identity()));
  }

  private static <T extends DemoRecord> Set<String> named(
      Class<T> type, Function<T, @Nullable String> name) {
    return all(type).stream().map(name).filter(Objects::nonNull).collect(toSet());
  }

  private static <T extends DemoRecord> double share(Class<T> type, Predicate<T> filter) {
    return share(all(type), filter);
  }

  private static <T> double share(List<T> of, Predicate<T> filter) {
    return (double) of.stream().filter(filter).count() / of.size();
  }
}
