/**
 * The dashboard in the browser: serves the built web app under {@code /dashboard}. Knows no
 * feature, no session and no data; everything it serves is public and the same for everyone.
 */
@NullMarked
package dev.callsight.app.pages;

import org.jspecify.annotations.NullMarked;
