package dev.callsight.app.schedule;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** The way in for tasks. */
@Configuration(proxyBeanMethods = false)
class ScheduleConfiguration {
  /** Takes part in transactions: a task is there if and only if what it is about is. */
  @Bean
  SchedulerClient schedulerClient(DataSource state) {
    return DueTasks.client(new TransactionAwareDataSourceProxy(state));
  }
}
