/** The embedded store against the contract, and what is special to it. */
package dev.callsight.engine.duckdb;
