/** The server. A package per feature; the only module with a framework. */
@NullMarked
package dev.callsight.app;

import org.jspecify.annotations.NullMarked;
