/**
 * Ground floor of what people make and keep, such as goals and dashboards: documents of an
 * organization, each with an author and a version. Knows no feature and no document's inside.
 */
@NullMarked
package dev.callsight.app.state;

import org.jspecify.annotations.NullMarked;
