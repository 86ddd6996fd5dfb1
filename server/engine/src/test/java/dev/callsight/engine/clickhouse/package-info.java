/** The store in ClickHouse, against real servers. */
@org.jspecify.annotations.NullMarked
package dev.callsight.engine.clickhouse;
