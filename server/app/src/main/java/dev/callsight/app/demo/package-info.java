/**
 * The demo organization: loads a generated company when the server is started to show itself.
 * Nothing else depends on it.
 */
@NullMarked
package dev.callsight.app.demo;

import org.jspecify.annotations.NullMarked;
