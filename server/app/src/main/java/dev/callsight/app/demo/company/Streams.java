package dev.callsight.app.demo.company;

import java.util.SplittableRandom;

/**
 * Independent streams of chance from one seed. A stream is named, so that a change in one part of
 * the company does not reshuffle the others.
 */
record Streams(long seed) {

  /** The stream of this name and index: always the same for the same seed. */
  Dice stream(String name, long index) {
    long mixed = seed;
    for (int i = 0; i < name.length(); i++) {
      mixed = scramble(mixed ^ name.charAt(i));
    }
    return new Dice(new SplittableRandom(scramble(mixed + index)));
  }

  /** SplitMix64's finaliser: neighbouring inputs give unrelated outputs. */
  private static long scramble(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
