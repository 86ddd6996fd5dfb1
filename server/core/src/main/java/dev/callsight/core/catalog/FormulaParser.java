package dev.callsight.core.catalog;

import java.math.BigDecimal;
import java.util.function.Function;

/**
 * Reads formulas over metrics.
 *
 * <pre>
 * formula = sum { "??" sum }           a ?? b is b where a is missing
 * sum     = product { (+ | -) product }
 * product = one { (* | /) one }
 * one     = "(" formula ")" | number | metric id
 * </pre>
 */
final class FormulaParser {
  private final Lexer words;
  private final Function<String, Formula> metrics;

  private FormulaParser(String text, Function<String, Formula> metrics) {
    this.words = new Lexer(text);
    this.metrics = metrics;
  }

  /**
   * The formula, each metric replaced by its own.
   *
   * @throws IllegalArgumentException saying what cannot be read
   */
  static Formula parse(String text, Function<String, Formula> metrics) {
    FormulaParser parser = new FormulaParser(text, metrics);
    Formula formula = parser.otherwise();
    parser.words.expectEnd();
    return formula;
  }

  private Formula otherwise() {
    Formula formula = sum();
    while (words.take("??")) {
      formula = new Formula.Otherwise(formula, sum());
    }
    return formula;
  }

  private Formula sum() {
    Formula formula = product();
    while (true) {
      if (words.take("+")) {
        formula = new Formula.Binary(Formula.Operator.PLUS, formula, product());
      } else if (words.take("-")) {
        formula = new Formula.Binary(Formula.Operator.MINUS, formula, product());
      } else {
        return formula;
      }
    }
  }

  private Formula product() {
    Formula formula = one();
    while (true) {
      if (words.take("*")) {
        formula = new Formula.Binary(Formula.Operator.TIMES, formula, one());
      } else if (words.take("/")) {
        formula = new Formula.Binary(Formula.Operator.DIVIDE, formula, one());
      } else {
        return formula;
      }
    }
  }

  private Formula one() {
    if (words.take("(")) {
      Formula inner = otherwise();
      words.expect(")");
      return inner;
    }
    String word = words.next();
    return Character.isDigit(word.charAt(0))
        ? new Formula.Constant(new BigDecimal(word))
        : metrics.apply(word);
  }
}
