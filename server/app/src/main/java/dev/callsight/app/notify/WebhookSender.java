package dev.callsight.app.notify;

import dev.callsight.app.seal.ForeignSealException;
import dev.callsight.app.seal.Sealed;
import dev.callsight.app.seal.Seals;
import dev.callsight.app.settings.RealTime;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends over HTTP: never to a private address, never after a redirect, never for long. */
@Component
class WebhookSender implements DisposableBean {
  private static final Timeout CONNECT = Timeout.ofSeconds(5);
  private static final Timeout ANSWER = Timeout.ofSeconds(10);

  private final CloseableHttpClient http;
  private final RealTime time;
  private final JsonMapper json;
  private final Seals seals;

  WebhookSender(PublicAddresses addresses, RealTime time, JsonMapper json, Seals seals) {
    this.time = time;
    this.json = json;
    this.seals = seals;
    this.http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(addresses)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(CONNECT)
                            .setSocketTimeout(ANSWER)
                            .build())
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(ANSWER).build())
            .setUserAgent("Callsight")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();
  }

  void send(Channel.Webhook webhook, Notification notification) throws Undelivered {
    String body = json.writeValueAsString(notification.payload());
    long seconds = time.now().getEpochSecond();
    post(
        webhook.url(),
        body,
        Map.of(
            "webhook-id",
            notification.id(),
            "webhook-timestamp",
            Long.toString(seconds),
            "webhook-signature",
            WebhookSignature.of(open(webhook.secret()), notification.id(), seconds, body)));
  }

  void send(Channel.Slack slack, Notification notification) throws Undelivered {
    String text = escaped(notification.subject() + "\n" + notification.text());
    post(URI.create(open(slack.url())), json.writeValueAsString(Map.of("text", text)), Map.of());
  }

  /** The three characters that mean something in Slack's texts. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private String open(Sealed secret) throws Undelivered {
    try {
      return seals.open(secret);
    } catch (ForeignSealException foreign) {
      throw new Undelivered(foreign.getMessage() + "; enter the channel anew", false);
    }
  }

  private void post(URI url, String body, Map<String, String> headers) throws Undelivered {
    HttpPost request = new HttpPost(url);
    headers.forEach(request::setHeader);
    request.setEntity(
        new StringEntity(body, ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8)));
    int status;
    try {
      status =
          http.execute(
              request,
              response -> {
                EntityUtils.consumeQuietly(response.getEntity());
                return response.getCode();
              });
    } catch (PublicAddresses.RefusedAddressException refused) {
      throw new Undelivered(url.getHost() + " is not a public address", false);
    } catch (IOException failure) {
      throw new Undelivered(
          url.getHost() + " did not answer: " + failure.getClass().getSimpleName(), true);
    }
    if (status == 410) {
      throw new Undelivered(url.getHost() + " answered 410: gone", false);
    }
    if (status < 200 || status > 299) {
      throw new Undelivered(url.getHost() + " answered " + status, true);
    }
  }

  @Override
  public void destroy() throws IOException {
    http.close();
  }
}
