package dev.callsight.app.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.callsight.statistics.Estimate;
import dev.callsight.statistics.Estimated;
import dev.callsight.statistics.NotEstimable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An estimate as clients get it.
 *
 * @param value what was estimated; null when it cannot be
 * @param reason why it cannot be; absent when it can
 */
record Estimation<T>(
    @Nullable T value, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {

  static <S, T> Estimation<T> of(Estimate<S> estimate, Function<S, T> shown) {
    return switch (estimate) {
      case Estimated<S>(S value) -> new Estimation<>(shown.apply(value), null);
      case NotEstimable<S>(String reason) -> new Estimation<>(null, reason);
    };
  }
}
