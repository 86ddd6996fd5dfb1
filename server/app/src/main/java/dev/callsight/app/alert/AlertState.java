package dev.callsight.app.alert;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** Where an alert, or one of its groups, stands. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
  @JsonSubTypes.Type(value = AlertState.Normal.class, name = "normal"),
  @JsonSubTypes.Type(value = AlertState.Pending.class, name = "pending"),
  @JsonSubTypes.Type(value = AlertState.Firing.class, name = "firing"),
  @JsonSubTypes.Type(value = AlertState.Recovering.class, name = "recovering"),
  @JsonSubTypes.Type(value = AlertState.NoData.class, name = "no_data"),
  @JsonSubTypes.Type(value = AlertState.Failed.class, name = "error")
})
sealed interface AlertState {
  /** Nothing is wrong. */
  record Normal() implements AlertState {}

  /**
   * The condition holds, but not for long enough yet.
   *
   * @param buckets for how many in a row
   */
  record Pending(int buckets) implements AlertState {}

  /**
   * It is told.
   *
   * @param since the end of the bucket that made it fire
   * @param told when it was told last
   */
  record Firing(Instant since, Instant told) implements AlertState {}

  /**
   * The number is back, but not for long enough yet.
   *
   * @param buckets for how many in a row
   */
  record Recovering(int buckets, Instant since, Instant told) implements AlertState {}

  /**
   * There is no number, and that is told.
   *
   * @param since the end of the first bucket without
   */
  record NoData(Instant since) implements AlertState {}

  /**
   * The number could not be asked for.
   *
   * @param before where it stood; goes on from there
   */
  record Failed(AlertState before) implements AlertState {}

  /** The name in the HTTP contract. */
  default String id() {
    return switch (this) {
      case Normal _ -> "normal";
      case Pending _ -> "pending";
      case Firing _ -> "firing";
      case Recovering _ -> "recovering";
      case NoData _ -> "no_data";
      case Failed _ -> "error";
    };
  }
}
