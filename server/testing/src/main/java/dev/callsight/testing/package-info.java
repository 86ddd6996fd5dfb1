/** Real servers that the tests of other modules run against. Nothing of it is shipped. */
@org.jspecify.annotations.NullMarked
package dev.callsight.testing;
