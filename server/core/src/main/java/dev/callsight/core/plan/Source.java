package dev.callsight.core.plan;

import dev.callsight.core.catalog.Rollup;
import java.util.Objects;

/** What a step reads. */
public sealed interface Source {
  /** The records themselves. */
  record Facts(String entity) implements Source {
    public Facts {
      Objects.requireNonNull(entity, "entity");
    }
  }

  /** A pre-computed summary of them. */
  record Summary(Rollup rollup) implements Source {
    public Summary {
      Objects.requireNonNull(rollup, "rollup");
    }
  }

  /** The name of the table. */
  default String table() {
    return switch (this) {
      case Facts facts -> facts.entity();
      case Summary summary -> summary.rollup().id();
    };
  }
}
