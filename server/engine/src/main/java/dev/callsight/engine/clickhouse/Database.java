package dev.callsight.engine.clickhouse;

import com.google.common.hash.Hashing;
import dev.callsight.core.table.Table;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The shards and which of them an organization lives on: the one that has it, else, for a new one,
 * the one its id falls to. So a shard may be added at the end of the list, and nobody moves.
 */
final class Database implements AutoCloseable {
  private final ClickHouseSettings settings;
  private final List<Node> nodes;
  private final Map<String, Node> places = new ConcurrentHashMap<>();

  Database(ClickHouseSettings settings) {
    this.settings = settings;
    this.nodes = settings.shards().stream().map(address -> new Node(address, settings)).toList();
  }

  ClickHouseSettings settings() {
    return settings;
  }

  List<Node> nodes() {
    return nodes;
  }

  /** A table's name as it stands in a statement. */
  String table(String name) {
    return Names.quote(settings.database()) + "." + Names.quote(name);
  }

  /** Where an organization is or will be. */
  Node node(String organization) {
    if (nodes.size() == 1) {
      return nodes.getFirst();
    }
    Node known = places.get(organization);
    if (known != null) {
      return known;
    }
    Node found = find(organization);
    places.put(organization, found);
    return found;
  }

  private Node find(String organization) {
    for (Node node : nodes) {
      Table rows =
          node.query(
              "look for " + organization,
              "SELECT 1 FROM %s WHERE organization = {o:String} LIMIT 1"
                  .formatted(table(Names.COMMITS)),
              new Parameters().with("o", organization));
      if (!rows.rows().isEmpty()) {
        return node;
      }
    }
    int hash = Hashing.murmur3_32_fixed().hashString(organization, StandardCharsets.UTF_8).asInt();
    return nodes.get(Math.floorMod(hash, nodes.size()));
  }

  /** Forgets where an organization was, since it is gone. */
  void forget(String organization) {
    places.remove(organization);
  }

  /** The organizations that have a commit on some shard. */
  Set<String> organizations() {
    Set<String> organizations = new TreeSet<>();
    for (Node node : nodes) {
      node.query(
              "list organizations",
              "SELECT DISTINCT organization FROM " + table(Names.COMMITS),
              new Parameters())
          .rows()
          .forEach(row -> organizations.add(String.valueOf(row.getFirst())));
    }
    return organizations;
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
  }
}
