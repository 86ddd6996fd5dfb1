package dev.callsight.app.demo.record;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A person's name and team. */
public record PersonRecord(String id, String name, String team, Map<String, Object> properties)
    implements DemoRecord {
  public PersonRecord {
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
  }

  @Override
  public String entity() {
    return "people";
  }
}
