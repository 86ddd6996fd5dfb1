/** What rows cost the embedded store alone: no HTTP, no other process. */
@NullMarked
package dev.callsight.bench.store;

import org.jspecify.annotations.NullMarked;
