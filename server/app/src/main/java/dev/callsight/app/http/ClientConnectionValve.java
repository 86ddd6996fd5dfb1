package dev.callsight.app.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Lets those who make an answer look whether anyone is left to get it. */
final class ClientConnectionValve extends ValveBase {
  ClientConnectionValve() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    ClientConnection.remember(request);
    getNext().invoke(request, response);
  }
}
