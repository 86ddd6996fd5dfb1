package dev.callsight.core.plan;

import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.catalog.Rollup;
import java.time.Instant;
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
   *
   * @param since when the period began whose firsts are counted, also where a step is a part of it
   */
  record Firsts(String entity, Instant since) implements Source {
    public Firsts {
      Objects.requireNonNull(entity, "entity");
      Objects.requireNonNull(since, "since");
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

  /**
   * What comes alive, or what ends, of a stock: its two sides add up to it.
   *
   * @param of the records or a summary of them
   * @param direction which side
   */
  record Flow(Source of, Direction direction) implements Source {
    public Flow {
      Objects.requireNonNull(of, "of");
      Objects.requireNonNull(direction, "direction");
    }

    @Override
    public String entity() {
      return of.entity();
    }

    /** The leaf that is summed for a stock. */
    public Leaf leaf(Leaf.Balance stock) {
      return direction == Direction.ENTERING ? stock.entering() : stock.leaving();
    }
  }

  /** A side of a stock. */
  enum Direction {
    /** What comes alive adds to it. */
    ENTERING,
    /** What ends is taken away. */
    LEAVING
  }

  /** The entity whose records it is about. */
  String entity();

  /** The same of a summary of the records. */
  default Source from(Rollup rollup) {
    Source summary = new Summary(rollup);
    return this instanceof Flow flow ? new Flow(summary, flow.direction()) : summary;
  }

  /** The name of the table. */
  default String table() {
    return switch (this) {
      case Facts facts -> facts.entity();
      case Firsts firsts -> firsts.entity();
      case Summary summary -> summary.rollup().id();
      case Flow flow -> flow.of().table();
    };
  }
}
