package dev.callsight.app.demo.record;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A voice assistant's name. */
public record AssistantRecord(String id, String name, String team, Map<String, Object> properties)
    implements DemoRecord {
  public AssistantRecord {
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
  }

  @Override
  public String entity() {
    return "assistants";
  }
}
