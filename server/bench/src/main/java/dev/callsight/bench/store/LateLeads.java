package dev.callsight.bench.store;

import com.sun.management.OperatingSystemMXBean;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Entity;
import dev.callsight.engine.FactStore;
import dev.callsight.engine.RecordBatch;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Leads that come after a call that names them, one by one, as voice platforms send them. */
final class LateLeads {
  private final OperatingSystemMXBean machine =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final FactStore facts;
  private final String organization;
  private final Entity calls;
  private final Entity leads;

  LateLeads(FactStore facts, String organization, Catalog catalog) {
    this.facts = facts;
    this.organization = organization;
    this.calls = catalog.entity("calls");
    this.leads = catalog.entity("leads");
  }

  /** Stores so many, after as many that warm up, and tells what they cost. */
  void store(int count, LocalDate day) {
    long at = TimeUnit.SECONDS.toMicros(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    long ofCalls = 0;
    long ofLeads = 0;
    for (int i = 0; i < 2 * count; i++) {
      long before = machine.getProcessCpuTime();
      facts.write(organization, List.of(call(i, at)));
      long between = machine.getProcessCpuTime();
      facts.write(organization, List.of(lead(i, at)));
      if (i >= count) {
        ofCalls += between - before;
        ofLeads += machine.getProcessCpuTime() - between;
      }
    }
    tell("a call before its lead", ofCalls, count);
    tell("a lead after its call", ofLeads, count);
  }

  private static void tell(String what, long nanoseconds, int count) {
    System.out.printf(
        Locale.ROOT, "%-22s %8.2f ms of processor time%n", what, nanoseconds / 1e6 / count);
  }

  private RecordBatch call(int number, long at) {
    RecordBatch.Builder row = RecordBatch.builder(calls, 1);
    row.text(column(calls, "id"), "late_call_" + number);
    row.number(column(calls, "startedAt"), at + number);
    row.number(column(calls, "durationSeconds"), 60_000);
    row.text(column(calls, "direction"), "outbound");
    row.text(column(calls, "status"), "completed");
    row.text(column(calls, "leadId"), "late_lead_" + number);
    row.endRow();
    return row.build();
  }

  private RecordBatch lead(int number, long at) {
    RecordBatch.Builder row = RecordBatch.builder(leads, 1);
    row.text(column(leads, "id"), "late_lead_" + number);
    row.number(column(leads, "createdAt"), at);
    row.endRow();
    return row.build();
  }

  private static int column(Entity entity, String field) {
    return entity.recordFields().indexOf(entity.field(field));
  }
}
