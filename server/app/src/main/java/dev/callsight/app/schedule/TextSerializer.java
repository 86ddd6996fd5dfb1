package dev.callsight.app.schedule;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Keeps what a task is given as plain text. */
final class TextSerializer implements Serializer {
  @Override
  @SuppressWarnings("NullAway") // the library's own types say nothing about null
  public byte @Nullable [] serialize(@Nullable Object data) {
    return switch (data) {
      case null -> null;
      case String text -> text.getBytes(StandardCharsets.UTF_8);
      default -> throw new IllegalArgumentException("A task is given text, not " + data.getClass());
    };
  }

  @Override
  @SuppressWarnings("NullAway") // the library's own types say nothing about null
  public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
    return data == null ? null : type.cast(new String(data, StandardCharsets.UTF_8));
  }
}
