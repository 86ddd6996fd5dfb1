package dev.callsight.app.identity;

import java.util.regex.Pattern;

/** What counts as an email address: enough to catch slips, no more; only mail proves one. */
final class EmailAddress {
  static final String EXPECTED = "must be an email address such as kim@example.org";

  private static final int LONGEST = 254;
  private static final Pattern FORM = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]+");

  private EmailAddress() {}

  static boolean isOne(String text) {
    return text.length() <= LONGEST && FORM.matcher(text).matches();
  }
}
