package dev.callsight.testing;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** The program of a process that is nothing but a ClickHouse: its library, then its arguments. */
public final class ClickHouseProcess {
  private ClickHouseProcess() {}

  /** Runs until ClickHouse ends. */
  @SuppressWarnings("restricted") // calling a library of another language is its whole work
  public static void main(String... arguments) throws Throwable {
    try (Arena arena = Arena.ofShared()) {
      SymbolLookup library = SymbolLookup.libraryLookup(Path.of(arguments[0]), arena);
      MethodHandle main =
          Linker.nativeLinker()
              .downcallHandle(
                  library.findOrThrow("chdb_query_cmdline"),
                  FunctionDescriptor.of(
                      ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
      MemorySegment words = arena.allocate(ValueLayout.ADDRESS, arguments.length + 1L);
      words.setAtIndex(ValueLayout.ADDRESS, 0, arena.allocateFrom("clickhouse"));
      for (int i = 1; i < arguments.length; i++) {
        words.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(arguments[i]));
      }
      System.exit((int) main.invokeExact(arguments.length, words));
    }
  }
}
