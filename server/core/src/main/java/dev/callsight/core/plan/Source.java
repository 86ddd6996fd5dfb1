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

  /**
   * The records themselves, for counting different texts: of those with the same text in a bucket
   * the first is marked by its {@link dev.callsight.core.catalog.Novelty}.
   */
  record Firsts(String entity) implements Source {
    public Firsts {
      Objects.requireNonNull(entity, "entity");
    }
  }

  /** A pre-computed summary of them. */
  record Summary(Rollup rollup) implements Source {
    public Summary {
      Objects.requireNonNull(rollup, "rollup");
    }

    @Override
    public String entity() {
      return rollup.entity();
    }
  }

  /** The entity whose records it is about. */
  String entity();

  /** The name of the table. */
  default String table() {
    return switch (this) {
      case Facts facts -> facts.entity();
      case Firsts firsts -> firsts.entity();
      case Summary summary -> summary.rollup().id();
    };
  }
}
