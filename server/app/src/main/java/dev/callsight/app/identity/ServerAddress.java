package dev.callsight.app.identity;

import dev.callsight.app.settings.Settings;
import java.net.URI;
import java.util.Set;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Where people reach this server, for links that are handed out. */
@Component
public class ServerAddress {
  private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");

  private final Settings settings;
  private volatile int port;

  ServerAddress(Settings settings) {
    this.settings = settings;
    this.port = settings.port();
  }

  /** The settings may ask for any free port: only the started server knows which it got. */
  @EventListener
  void started(WebServerInitializedEvent event) {
    port = event.getWebServer().getPort();
  }

  /** The address without a path. */
  public String base() {
    URI stated = settings.publicAddress();
    if (stated != null) {
      return stated.toString();
    }
    String host = ANY_ADDRESS.contains(settings.host()) ? "localhost" : settings.host();
    boolean bareIpv6 = host.contains(":") && !host.startsWith("[");
    return "http://" + (bareIpv6 ? "[" + host + "]" : host) + ":" + port;
  }

  /** The token stands in the fragment, which browsers never send and so no log ever sees. */
  String signInLink(Secret token) {
    return base() + "/dashboard/sign-in#token=" + token.text();
  }
}
