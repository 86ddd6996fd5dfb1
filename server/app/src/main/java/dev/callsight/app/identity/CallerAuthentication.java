package dev.callsight.app.identity;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A caller in the form in which the security chain passes it on. */
final class CallerAuthentication extends AbstractAuthenticationToken {
  private final transient Caller caller;

  CallerAuthentication(Caller caller) {
    super(List.of());
    this.caller = caller;
    setAuthenticated(true);
  }

  @Override
  public Caller getPrincipal() {
    return caller;
  }

  @Override
  public String getName() {
    return caller.id();
  }

  @Override
  public String getCredentials() {
    return "";
  }
}
