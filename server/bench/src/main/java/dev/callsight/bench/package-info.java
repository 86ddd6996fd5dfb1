/** Reproducible benchmarks: generated records in, figures out. Not part of the product. */
@NullMarked
package dev.callsight.bench;

import org.jspecify.annotations.NullMarked;
