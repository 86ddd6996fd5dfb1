package dev.callsight.core.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A piece of a YAML file that knows where it stands, so that every complaint names file and line.
 */
record YamlNode(String file, Node node) {

  static YamlNode parse(String file, String text) {
    try {
      Node root =
          new Compose(LoadSettings.builder().setLabel(file).build())
              .composeString(text)
              .orElseThrow(() -> new CatalogException(file, "is empty"));
      return new YamlNode(file, root);
    } catch (YamlEngineException e) {
      throw new CatalogException(file, "is not YAML: " + e.getMessage());
    }
  }

  CatalogException problem(String message) {
    return new CatalogException(
        file + node.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse(""), message);
  }

  boolean isText() {
    return node instanceof ScalarNode;
  }

  String text() {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw problem("expected a text");
  }

  BigDecimal number() {
    try {
      return new BigDecimal(text());
    } catch (NumberFormatException e) {
      throw problem("expected a number, found " + text());
    }
  }

  boolean truth() {
    return switch (text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw problem("expected true or false, found " + text());
    };
  }

  List<YamlNode> items() {
    if (node instanceof SequenceNode sequence) {
      List<YamlNode> items = new ArrayList<>();
      sequence.getValue().forEach(item -> items.add(new YamlNode(file, item)));
      return items;
    }
    throw problem("expected a list");
  }

  List<String> texts() {
    return items().stream().map(YamlNode::text).toList();
  }

  /** Members in order; a key that stands twice is refused. */
  Map<String, YamlNode> members() {
    if (!(node instanceof MappingNode mapping)) {
      throw problem("expected members");
    }
    Map<String, YamlNode> members = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      YamlNode key = new YamlNode(file, tuple.getKeyNode());
      if (members.put(key.text(), new YamlNode(file, tuple.getValueNode())) != null) {
        throw key.problem(key.text() + " stands twice");
      }
    }
    return members;
  }

  /** Refuses members other than the named ones. */
  YamlNode only(Set<String> names) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        YamlNode key = new YamlNode(file, tuple.getKeyNode());
        if (!names.contains(key.text())) {
          throw key.problem(
              "unknown member "
                  + key.text()
                  + ", expected one of "
                  + names.stream().sorted().toList());
        }
      }
    }
    return this;
  }

  Optional<YamlNode> find(String name) {
    return Optional.ofNullable(members().get(name));
  }

  YamlNode require(String name) {
    return find(name).orElseThrow(() -> problem("lacks " + name));
  }

  String textOr(String name, String otherwise) {
    return find(name).map(YamlNode::text).orElse(otherwise);
  }

  @Nullable String textOrNull(String name) {
    return find(name).map(YamlNode::text).orElse(null);
  }

  boolean flag(String name) {
    return find(name).map(YamlNode::truth).orElse(false);
  }
}
