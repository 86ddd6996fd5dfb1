package dev.callsight.app.demo.record;

/**
 * A row of the demo company. Its components are the fields of its entity under their ingest names;
 * the components of a nested {@link Part} count as the row's own.
 */
public sealed interface DemoRecord
    permits AssistantRecord,
        CallRecord,
        CampaignRecord,
        DealRecord,
        EventRecord,
        LeadRecord,
        PaymentRecord,
        PersonRecord,
        SpendRecord,
        StageRecord,
        SubscriptionRecord,
        TouchpointRecord {

  /** The row's key within its entity. */
  String id();

  /** The entity the row belongs to, as the ingest path names it. */
  String entity();

  /** Fields that belong together and appear in more than one row or are read as one thing. */
  sealed interface Part permits Handling, Links, Measures, Origin, Verdict {}
}
