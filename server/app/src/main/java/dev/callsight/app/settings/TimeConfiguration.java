package dev.callsight.app.settings;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The two clocks: the one figures follow, which tests may fix, and the real one. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {
  @Bean
  Clock clock(Settings settings) {
    Instant fixed = settings.fixedClock();
    return fixed == null ? Clock.systemUTC() : Clock.fixed(fixed, ZoneOffset.UTC);
  }

  @Bean
  RealTime realTime() {
    return Instant::now;
  }
}
