/** What every store must do, and the tools to say it. */
package dev.callsight.engine;
