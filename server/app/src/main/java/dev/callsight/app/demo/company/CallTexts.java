package dev.callsight.app.demo.company;

import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Words for calls: outcomes, summaries and short transcripts, from templates with slots. */
final class CallTexts {
  private static final List<String> ROOFS =
      List.of(
          "a tiled roof facing south",
          "a flat roof",
          "a slate roof facing east and west",
          "a metal roof on the barn",
          "a new roof with two dormers");

  private final Map<String, List<Template>> summaries;
  private final Map<String, List<Template>> transcripts;
  private final Map<Ending, Weighted<String>> outcomes;

  private record Ending(String purpose, boolean successful) {}

  private record Weight(Ending ending, String outcome, double weight) {}

  /** A text with slots in braces, and what it is for. */
  private record Template(String key, String text) {
    String fill(Map<String, String> slots) {
      StringBuilder filled = new StringBuilder(text.length() + 40);
      int from = 0;
      for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
        int close = text.indexOf('}', open);
        filled.append(text, from, open).append(slots.get(text.substring(open + 1, close)));
        from = close + 1;
      }
      return filled.append(text, from, text.length()).toString();
    }
  }

  CallTexts() {
    summaries = templates("summaries.csv", "outcome");
    transcripts = templates("transcripts.csv", "purpose");
    outcomes =
        DataTable.read("outcomes.csv", CallTexts::weight).stream()
            .collect(
                Collectors.groupingBy(
                    Weight::ending,
                    Collectors.collectingAndThen(
                        Collectors.toList(),
                        weights ->
                            new Weighted<>(
                                weights.stream().map(Weight::outcome).toList(),
                                weights.stream().mapToDouble(Weight::weight).toArray()))));
  }

  /** An outcome of a call that did, or did not do, what it was for. */
  String outcome(Dice dice, Purpose purpose, boolean successful) {
    Weighted<String> possible = outcomes.get(new Ending(key(purpose), successful));
    if (possible == null) {
      throw new IllegalStateException("demo/outcomes.csv has no outcome for " + purpose);
    }
    return possible.draw(dice);
  }

  String summary(Dice dice, String outcome, CallPlan plan, String speaker) {
    return dice.pick(of(summaries, outcome)).fill(slots(dice, plan, speaker));
  }

  String transcript(Dice dice, CallPlan plan, String speaker) {
    return dice.pick(of(transcripts, key(plan.purpose()))).fill(slots(dice, plan, speaker));
  }

  private static Map<String, String> slots(Dice dice, CallPlan plan, String speaker) {
    return Map.of(
        "product", plan.product().id().replace('_', ' '),
        "city", plan.place().city(),
        "name", speaker,
        "roof", dice.pick(ROOFS),
        "years", String.valueOf(dice.between(5, 13)),
        "weeks", String.valueOf(dice.between(2, 8)),
        "bill", "€" + dice.between(9, 42) * 10,
        "day",
            plan.at()
                .plusDays(dice.between(1, 9))
                .getDayOfWeek()
                .getDisplayName(TextStyle.FULL, Locale.ENGLISH));
  }

  private static List<Template> of(Map<String, List<Template>> templates, String key) {
    List<Template> found = templates.get(key);
    if (found == null) {
      throw new IllegalStateException("no text for \"" + key + "\" under demo/");
    }
    return found;
  }

  private static String key(Purpose purpose) {
    return purpose.name().toLowerCase(Locale.ROOT);
  }

  private static Weight weight(DataTable row) {
    return new Weight(
        new Ending(row.text("purpose"), row.flag("successful")),
        row.text("outcome"),
        row.number("weight"));
  }

  private static Map<String, List<Template>> templates(String file, String keyColumn) {
    return DataTable.read(file, row -> new Template(row.text(keyColumn), row.text("text"))).stream()
        .collect(Collectors.groupingBy(Template::key));
  }
}
