package dev.callsight.bench.generate;

import java.util.stream.IntStream;

/** Identifiers of the few things that many records point at. */
final class Names {

  static final String CURRENCY = "EUR";

  private static final String[] CAMPAIGNS = numbered("cmp_", 48);
  private static final String[] ASSISTANTS = numbered("asst_", 12);
  private static final String[] PEOPLE = numbered("person_", 40);
  private static final String[] TEAMS = {"north", "south", "partners", "key_accounts"};
  private static final String[] PRODUCTS = {"starter", "business", "enterprise", "services"};
  private static final String[] CHANNELS = {
    "search", "social", "email", "referral", "events", "display"
  };

  private Names() {}

  static String campaign(int place) {
    return CAMPAIGNS[place % CAMPAIGNS.length];
  }

  static String assistant(int place) {
    return ASSISTANTS[place % ASSISTANTS.length];
  }

  static String person(int place) {
    return PEOPLE[place % PEOPLE.length];
  }

  static String team(int place) {
    return TEAMS[place % TEAMS.length];
  }

  static String product(int place) {
    return PRODUCTS[place % PRODUCTS.length];
  }

  static String channel(int campaign) {
    return CHANNELS[campaign % CHANNELS.length];
  }

  private static String[] numbered(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> "%s%02d".formatted(prefix, number))
        .toArray(String[]::new);
  }
}
