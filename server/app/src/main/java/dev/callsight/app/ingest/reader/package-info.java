/**
 * Bodies of JSON, NDJSON and CSV read into checked columns, in bounded memory. Pure: bytes in,
 * batches and named faults out; knows neither HTTP nor a store.
 */
@NullMarked
package dev.callsight.app.ingest.reader;

import org.jspecify.annotations.NullMarked;
