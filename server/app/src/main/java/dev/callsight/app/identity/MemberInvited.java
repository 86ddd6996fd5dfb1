package dev.callsight.app.identity;

import java.util.Objects;

/**
 * Someone was invited and has a one-time link to come by. Published once the invitation is stored;
 * a listener may bring the link to the person, and must not keep it.
 *
 * @param email of the person
 * @param organization what people call the organization
 * @param inviter what people call who invited
 * @param link signs the person in, once
 */
public record MemberInvited(String email, String organization, String inviter, String link) {
  /** Checks that nothing is missing. */
  public MemberInvited {
    Objects.requireNonNull(email, "email");
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(inviter, "inviter");
    Objects.requireNonNull(link, "link");
  }

  /** Without the link, which is a secret. */
  @Override
  public String toString() {
    return "MemberInvited[" + organization + "]";
  }
}
