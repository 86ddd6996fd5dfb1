package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.DemoRecord;

/** Takes the company's rows as they are told; entities come mixed, each id once. */
@FunctionalInterface
public interface DemoSink {
  /** Takes one row. */
  void accept(DemoRecord row);
}
