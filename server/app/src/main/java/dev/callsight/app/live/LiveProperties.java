package dev.callsight.app.live;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How much of the server live streams may take; each also as a variable, {@code
 * CALLSIGHT_LIVE_LISTENERS=50}.
 *
 * @param listeners streams open at once for one organization, at least 1; 100 unless set
 * @param heartbeat the longest silence on a stream, at least a second; 10 s unless set
 */
@ConfigurationProperties("callsight.live")
record LiveProperties(@Nullable Integer listeners, @Nullable Duration heartbeat) {
  private static final int LISTENERS = 100;
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  LiveProperties {
    if (listeners != null && listeners < 1) {
      throw new IllegalArgumentException("callsight.live.listeners must be at least 1");
    }
    if (heartbeat != null && heartbeat.toSeconds() < 1) {
      throw new IllegalArgumentException("callsight.live.heartbeat must be at least 1s");
    }
  }

  int mostListeners() {
    return listeners == null ? LISTENERS : listeners;
  }

  Duration longestSilence() {
    return heartbeat == null ? HEARTBEAT : heartbeat;
  }
}
