@NullMarked
package dev.callsight.app.data;

import org.jspecify.annotations.NullMarked;
