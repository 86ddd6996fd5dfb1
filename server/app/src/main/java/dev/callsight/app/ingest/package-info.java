/**
 * The way in for facts: reads bodies and files, checks each row against the catalog, stores what is
 * right and names what is not.
 */
@NullMarked
package dev.callsight.app.ingest;

import org.jspecify.annotations.NullMarked;
