package dev.callsight.app.alert;

import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.ServerAddress;
import dev.callsight.app.notify.Notification;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Words what an alert has to tell: one message for all its groups. */
@Component
class AlertMessage {
  private static final int MOST_LINES = 50;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

  private final JsonMapper json;
  private final ServerAddress address;

  AlertMessage(JsonMapper json, ServerAddress address) {
    this.json = json;
    this.address = address;
  }

  Notification of(Organization organization, KeptAlert alert, AlertRun run, Instant now) {
    List<AlertRun.Tiding> tidings =
        run.waiting().values().stream()
            .sorted(
                Comparator.comparing(AlertRun.Tiding::news).thenComparing(AlertRun.Tiding::name))
            .toList();
    return new Notification(
        newId(),
        subject(alert, tidings),
        text(organization, alert, tidings) + "\n\n" + link(organization, alert),
        payload(organization, alert, tidings, now));
  }

  /** What is sent to see whether a channel works. */
  Notification test(Organization organization, String name, Instant now) {
    ObjectNode payload = json.createObjectNode();
    payload.put("type", "alert.test");
    payload.put("timestamp", now.toString());
    payload.putObject("data").put("organizationId", organization.id()).put("name", name);
    return new Notification(
        newId(),
        "Test: " + oneLine(name),
        "This is a test of an alert of "
            + organization.name()
            + ". Nothing has happened.\n\n"
            + address.base()
            + "/dashboard/analytics/alerts?org="
            + organization.id(),
        payload);
  }

  private static String newId() {
    return "msg_" + UUID.randomUUID().toString().replace("-", "");
  }

  private static String oneLine(String name) {
    return name.replaceAll("\\p{Cntrl}", " ");
  }

  private String link(Organization organization, KeptAlert alert) {
    return address.base()
        + "/dashboard/analytics/alerts/"
        + alert.document().id()
        + "?org="
        + organization.id();
  }

  private static String subject(KeptAlert alert, List<AlertRun.Tiding> tidings) {
    Map<News, Long> counts =
        tidings.stream()
            .collect(Collectors.groupingBy(AlertRun.Tiding::news, Collectors.counting()));
    String name = oneLine(alert.rule().name());
    if (tidings.size() == 1) {
      return words(tidings.getFirst().news()) + ": " + name;
    }
    return counts.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getValue() + " " + words(entry.getKey()).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "))
        + ": "
        + name;
  }

  private static String words(News news) {
    return switch (news) {
      case NONE -> "Unchanged";
      case FIRED -> "Firing";
      case STILL_FIRING -> "Still firing";
      case RECOVERED -> "Recovered";
      case NO_DATA -> "No data";
      case DATA_BACK -> "Data is back";
      case FAILED -> "Cannot be evaluated";
    };
  }

  private static String text(
      Organization organization, KeptAlert alert, List<AlertRun.Tiding> tidings) {
    String lines =
        tidings.stream()
            .limit(MOST_LINES)
            .map(tiding -> line(organization, alert.rule(), tiding))
            .collect(Collectors.joining("\n"));
    String rest =
        tidings.size() > MOST_LINES ? "\n… and " + (tidings.size() - MOST_LINES) + " more" : "";
    String sentence = Wording.sentence(organization, alert.rule());
    return sentence + "\n" + organization.name() + "\n\n" + lines + rest;
  }

  private static String line(Organization organization, AlertRule rule, AlertRun.Tiding tiding) {
    String group = tiding.name().isEmpty() ? "" : tiding.name() + ": ";
    String number =
        tiding.number() == null
            ? ""
            : " at " + Wording.judged(organization, rule, new BigDecimal(tiding.number()));
    return group
        + words(tiding.news())
        + number
        + ", "
        + TIME.format(tiding.bucketEnd().atZone(organization.timezone()))
        + " ("
        + organization.timezone().getId()
        + ")";
  }

  private ObjectNode payload(
      Organization organization, KeptAlert alert, List<AlertRun.Tiding> tidings, Instant now) {
    ObjectNode data = json.createObjectNode();
    data.put("organizationId", organization.id());
    data.put("alertId", alert.document().id());
    data.put("name", alert.rule().name());
    data.put("metric", alert.rule().metric().id());
    data.put("rule", Wording.sentence(organization, alert.rule()));
    data.put("url", link(organization, alert));
    ArrayNode events = data.putArray("events");
    for (AlertRun.Tiding tiding : tidings) {
      ObjectNode event = events.addObject();
      event.put("news", tiding.news().id());
      event.put("group", tiding.name().isEmpty() ? null : tiding.name());
      event.put("number", tiding.number() == null ? null : new BigDecimal(tiding.number()));
      event.put("bucketEnd", tiding.bucketEnd().toString());
    }
    ObjectNode payload = json.createObjectNode();
    payload.put("type", "alert.changed");
    payload.put("timestamp", now.toString());
    payload.set("data", data);
    return payload;
  }
}
