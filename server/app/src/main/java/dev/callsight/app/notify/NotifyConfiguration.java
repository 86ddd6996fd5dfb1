package dev.callsight.app.notify;

import dev.callsight.app.settings.Settings;
import java.net.InetAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where webhooks may go. */
@Configuration(proxyBeanMethods = false)
class NotifyConfiguration {
  @Bean
  PublicAddresses publicAddresses(Settings settings) {
    return new PublicAddresses(settings.outgoing().privateAddresses(), InetAddress::getAllByName);
  }
}
