package dev.callsight.app.alert;

import dev.callsight.app.identity.Organization;
import dev.callsight.app.notify.Notification;
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

  AlertMessage(JsonMapper json) {
    this.json = json;
  }

  Notification of(Organization organization, KeptAlert alert, AlertRun run, Instant now) {
    List<AlertRun.Tiding> tidings =
        run.waiting().values().stream()
            .sorted(
                Comparator.comparing(AlertRun.Tiding::news).thenComparing(AlertRun.Tiding::name))
            .toList();
    return new Notification(
        "msg_" + UUID.randomUUID().toString().replace("-", ""),
        subject(alert, tidings),
        text(organization, alert, tidings),
        payload(organization, alert, tidings, now));
  }

  private static String subject(KeptAlert alert, List<AlertRun.Tiding> tidings) {
    Map<News, Long> counts =
        tidings.stream()
            .collect(Collectors.groupingBy(AlertRun.Tiding::news, Collectors.counting()));
    String name = alert.rule().name().replaceAll("\\p{Cntrl}", " ");
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
            .map(tiding -> line(organization, tiding))
            .collect(Collectors.joining("\n"));
    String rest =
        tidings.size() > MOST_LINES ? "\n… and " + (tidings.size() - MOST_LINES) + " more" : "";
    return alert.rule().metric().label() + ", " + organization.name() + "\n\n" + lines + rest;
  }

  private static String line(Organization organization, AlertRun.Tiding tiding) {
    String group = tiding.name().isEmpty() ? "" : tiding.name() + ": ";
    String number = tiding.number() == null ? "" : " at " + tiding.number();
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
    ArrayNode events = data.putArray("events");
    for (AlertRun.Tiding tiding : tidings) {
      ObjectNode event = events.addObject();
      event.put("news", tiding.news().id());
      event.put("group", tiding.name().isEmpty() ? null : tiding.name());
      event.put(
          "number", tiding.number() == null ? null : new java.math.BigDecimal(tiding.number()));
      event.put("bucketEnd", tiding.bucketEnd().toString());
    }
    ObjectNode payload = json.createObjectNode();
    payload.put("type", "alert.changed");
    payload.put("timestamp", now.toString());
    payload.set("data", data);
    return payload;
  }
}
