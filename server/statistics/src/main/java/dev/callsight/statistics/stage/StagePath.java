package dev.callsight.statistics.stage;

import java.util.HashSet;
import java.util.List;

/**
 * Those who went through the same stages.
 *
 * @param stages in order of first entry, each once; empty when none is known
 * @param lost whether they were lost
 * @param count how many they are
 */
public record StagePath(List<String> stages, boolean lost, long count) {

  public StagePath {
    stages = List.copyOf(stages);
    if (new HashSet<>(stages).size() != stages.size()) {
      throw new IllegalArgumentException("a stage twice: " + stages);
    }
    if (count < 0) {
      throw new IllegalArgumentException("count is " + count);
    }
  }
}
