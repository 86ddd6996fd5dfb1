/**
 * The rows of the demo company, typed: one record an entity of the ingest contract. Component names
 * are field names.
 */
@NullMarked
package dev.callsight.app.demo.record;

import org.jspecify.annotations.NullMarked;
