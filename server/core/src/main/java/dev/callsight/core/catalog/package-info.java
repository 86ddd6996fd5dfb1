/**
 * What can be asked: entities, dimensions, metrics and rollups, declared once in YAML and checked
 * at start. One immutable snapshot.
 */
@NullMarked
package dev.callsight.core.catalog;

import org.jspecify.annotations.NullMarked;
