package dev.callsight.app.identity;

import dev.callsight.app.settings.Settings;
import dev.callsight.app.settings.StateDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** How sessions are kept. */
@Configuration(proxyBeanMethods = false)
class SessionStoreConfiguration {
  /**
   * Two requests of one session may each add the same attribute at once, also on two nodes; in
   * PostgreSQL the second would fail and take its transaction with it.
   */
  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> attributesAddedAtOnce(
      Settings settings) {
    return switch (settings.state()) {
      case StateDatabase.Embedded _ -> _ -> {};
      case StateDatabase.PostgreSql _ -> new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    };
  }
}
