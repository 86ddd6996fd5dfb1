/**
 * Facts in ClickHouse. An organization lives whole on one shard; a write is one step for readers,
 * because what it brings is hidden from them until it is committed.
 */
@NullMarked
package dev.callsight.engine.clickhouse;

import org.jspecify.annotations.NullMarked;
