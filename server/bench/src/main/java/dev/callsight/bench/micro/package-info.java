/** Micro benchmarks of what the server does for each row and each question, on JMH. */
@NullMarked
package dev.callsight.bench.micro;

import org.jspecify.annotations.NullMarked;
