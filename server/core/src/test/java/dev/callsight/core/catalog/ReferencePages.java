package dev.callsight.core.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The catalog as pages of the user guide, in Markdown. */
final class ReferencePages {
  private static final String ORIGIN =
      "Written from the catalog (`server/core/src/main/resources/catalog`); a test fails when it is"
          + " out of date.\n";

  private final Catalog catalog;

  ReferencePages(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Every metric by group, and every dimension. */
  String metrics() {
    StringBuilder page = new StringBuilder("# Metrics and dimensions\n\n").append(ORIGIN);
    page.append(
        """

        A metric answers to its id and to its aliases. ▲ means more is better, ▼ less is better. \
        A metric whose denominator is 0 is `null`.
        """);
    for (String group : List.of("calls", "leads", "revenue", "campaigns")) {
      page.append("\n## ").append(group.substring(0, 1).toUpperCase(Locale.ROOT));
      page.append(group.substring(1)).append("\n\n");
      page.append("| metric | meaning | how | unit | good |\n| --- | --- | --- | --- | --- |\n");
      catalog.metrics().stream()
          .filter(metric -> metric.group().equals(group))
          .forEach(metric -> page.append(row(metric)));
    }
    page.append("\n## Dimensions\n\n");
    page.append("| dimension | meaning | values | of |\n| --- | --- | --- | --- |\n");
    catalog.dimensions().forEach(dimension -> page.append(row(dimension)));
    return page.toString();
  }

  /** Every ingested entity with its fields. */
  String entities() {
    StringBuilder page = new StringBuilder("# Entities and their fields\n\n").append(ORIGIN);
    page.append(
        """

        `POST /api/ingest/{entity}` takes these. Text is UTF-8 without NUL, at most 2,000 characters \
        unless said otherwise; instants are RFC 3339. Unknown fields go into `properties`.
        """);
    for (Entity entity : catalog.entities()) {
      page.append("\n## ").append(entity.id()).append("\n\n");
      if (entity.timeField() != null) {
        page.append("Belongs to the period of its `").append(entity.timeField()).append("`.\n\n");
      }
      page.append("| field | type | accepted |\n| --- | --- | --- |\n");
      entity.recordFields().forEach(field -> page.append(row(field)));
    }
    return page.toString();
  }

  private static String row(Metric metric) {
    String good =
        switch (metric.good()) {
          case UP -> "▲";
          case DOWN -> "▼";
          case NEITHER -> "";
        };
    return cells(
        code(metric.id()) + also(metric.aliases()),
        "**" + metric.label() + ".** " + metric.description(),
        code(metric.expression()),
        metric.unit().id(),
        good);
  }

  private String row(Dimension dimension) {
    String values = dimension.type().id();
    if (!dimension.bounds().isEmpty()) {
      values +=
          dimension.bounds().stream()
              .map(bound -> bound.stripTrailingZeros().toPlainString())
              .collect(Collectors.joining(", ", " from ", ""));
    }
    String entities =
        dimension.clock() == null
            ? String.join(", ", new TreeSet<>(dimension.paths().keySet()))
            : "all with a time";
    return cells(
        code(dimension.id()) + also(dimension.aliases()),
        "**" + dimension.label() + ".** " + sentence(dimension.description()),
        values,
        entities);
  }

  private static String row(Field field) {
    return cells(
        code(field.name()) + (field.required() ? " *required*" : ""),
        field.type().name().toLowerCase(Locale.ROOT),
        String.join("; ", accepted(field)));
  }

  private static List<String> accepted(Field field) {
    List<String> rules = new ArrayList<>();
    if (!field.values().isEmpty()) {
      rules.add(
          field.values().stream().map(ReferencePages::code).collect(Collectors.joining(", ")));
    }
    if (field.type() == FieldType.DECIMAL) {
      rules.add(field.scale() + " decimals kept");
    }
    if (field.minimum() != null) {
      rules.add("at least " + field.minimum().toPlainString());
    }
    if (field.maximum() != null) {
      rules.add("at most " + field.maximum().toPlainString());
    }
    if (field.type() == FieldType.TEXT
        && field.values().isEmpty()
        && field.maximumLength() != 2000) {
      rules.add(
          "at most " + String.format(Locale.ROOT, "%,d", field.maximumLength()) + " characters");
    }
    if (field.money()) {
      rules.add("money, in `currency`");
    }
    return rules;
  }

  private static String also(Collection<String> aliases) {
    return aliases.stream().map(alias -> " · " + code(alias)).collect(Collectors.joining());
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  /** A row of a table; a bar inside a cell would end it. */
  private static String cells(String... cells) {
    return List.of(cells).stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
