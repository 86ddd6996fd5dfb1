/**
 * The embedded engine: one DuckDB instance, one database file for each organization. Everything but
 * {@link dev.callsight.engine.duckdb.DuckDbFacts} and its settings is closed.
 */
@NullMarked
package dev.callsight.engine.duckdb;

import org.jspecify.annotations.NullMarked;
