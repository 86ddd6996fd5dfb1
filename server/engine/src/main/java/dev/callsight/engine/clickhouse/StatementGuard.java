package dev.callsight.engine.clickhouse;

import dev.callsight.engine.StoreException;
import dev.callsight.engine.StoreException.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets only those statements run that read the organization's own tables. Statements come from our
 * own renderer and never do else; this is the second wall, for the day the first has a hole.
 *
 * <p>Reads the words of a statement: a single SELECT; where a table may stand, a name that is known
 * or given in the statement itself, or a subquery; functions from a list, none of which reads
 * anything; no word that leads out of a SELECT.
 */
final class StatementGuard implements Consumer<String> {
  private static final int REMEMBERED = 2_000;

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|(?<text>'(?:[^'\\\\]|'')*')|(?<quoted>\"[^\"\\\\]+\"|`[^`\\\\]+`)"
              + "|(?<number>[0-9][0-9.eE]*)|(?<word>[A-Za-z_][A-Za-z0-9_]*)"
              + "|(?<sign>->|\\|\\||[-+*/%<>=!,.()\\[\\]?])");

  /** Functions of values; none reads a table, a file, a setting or the server. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "abs addseconds arrayjoin arraymap arraysort arraystringconcat any argmax argmin avg cast"
              .concat(" ceil coalesce concat count countif date datediff decimal empty floor")
              .concat(" generate_series greatest grouparray has array if ifnull jsonextractraw")
              .concat(
                  " jsonextractstring jsontype lag lead least length lower lowerutf8 max median")
              .concat(" min nullable nullif over position quantileexactinclusive round row_number")
              .concat(" startswith sum sumif todate todate32 todatetime64 todayofweek todecimal128")
              .concat(" todecimal64 tofloat64 tohour toint64 tomonday tonullable")
              .concat(" tostartofhour tostartofmonth tostartofquarter tostartofyear tostring")
              .concat(
                  " touint64 tounixtimestamp64micro tupleelement uniqexact filter and or not in")
              .concat(" as on when then else case from join by select where distinct having exists")
              .concat(" union all between is like using limit offset interval values_ datetime64")
              .split(" "));

  private static final Set<String> LEADING_OUT =
      Set.of(
          "settings",
          "format",
          "outfile",
          "into",
          "insert",
          "create",
          "alter",
          "drop",
          "attach",
          "detach",
          "rename",
          "optimize",
          "system",
          "set",
          "use",
          "kill",
          "grant",
          "revoke",
          "show",
          "describe",
          "desc_",
          "explain",
          "exists_",
          "check",
          "truncate",
          "delete",
          "update",
          "execute",
          "call",
          "recursive",
          "array",
          "final",
          "prewhere",
          "sample",
          "dictionary");

  /** Words that end the part of a SELECT in which tables stand. */
  private static final Set<String> AFTER_TABLES =
      Set.of(
          "where",
          "group",
          "order",
          "having",
          "limit",
          "union",
          "window",
          "select",
          "qualify",
          "intersect",
          "except");

  private final Set<String> tables;
  private final Set<String> passed = ConcurrentHashMap.newKeySet();

  StatementGuard(Set<String> tables) {
    this.tables = Set.copyOf(tables);
  }

  /**
   * Passes a statement that reads nothing but the organization's tables.
   *
   * @throws StoreException otherwise
   */
  @Override
  public void accept(String text) {
    if (passed.contains(text)) {
      return;
    }
    new Inspection(tokens(text)).run();
    if (passed.size() >= REMEMBERED) {
      passed.clear();
    }
    passed.add(text);
  }

  private enum Type {
    TEXT,
    QUOTED,
    NUMBER,
    WORD,
    SIGN,
    END
  }

  private record Token(Type type, String text) {
    boolean is(String word) {
      return (type == Type.WORD || type == Type.SIGN) && text.equals(word);
    }

    boolean isName() {
      return type == Type.QUOTED || type == Type.WORD;
    }
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw refused("it has a " + text.substring(at, at + 1));
      }
      add(tokens, matcher);
      at = matcher.end();
    }
    for (int i = 1; i < tokens.size(); i++) {
      boolean comment = tokens.get(i).is("-") && tokens.get(i - 1).is("-");
      boolean block = tokens.get(i).is("*") && tokens.get(i - 1).is("/");
      if (comment || block) {
        throw refused("it has a comment");
      }
    }
    return tokens;
  }

  private static void add(List<Token> tokens, Matcher matcher) {
    if (matcher.group("text") != null) {
      tokens.add(new Token(Type.TEXT, ""));
    } else if (matcher.group("quoted") != null) {
      String quoted = matcher.group("quoted");
      tokens.add(new Token(Type.QUOTED, quoted.substring(1, quoted.length() - 1)));
    } else if (matcher.group("number") != null) {
      tokens.add(new Token(Type.NUMBER, matcher.group("number")));
    } else if (matcher.group("word") != null) {
      tokens.add(new Token(Type.WORD, matcher.group("word").toLowerCase(Locale.ROOT)));
    } else if (matcher.group("sign") != null) {
      tokens.add(new Token(Type.SIGN, matcher.group("sign")));
    }
  }

  /** One walk over the words of a statement. */
  private final class Inspection {
    private final List<Token> tokens;
    private final Set<String> named = new HashSet<>(tables);
    private final List<Boolean> amongTables = new ArrayList<>(List.of(false));

    Inspection(List<Token> tokens) {
      this.tokens = tokens;
    }

    void run() {
      if (!at(0).is("select") && !at(0).is("with")) {
        throw refused("it is no SELECT");
      }
      collectNames();
      for (int i = 0; i < tokens.size(); i++) {
        inspect(i);
      }
      if (amongTables.size() != 1) {
        throw refused("its parentheses do not match");
      }
    }

    private Token at(int index) {
      return index >= 0 && index < tokens.size() ? tokens.get(index) : new Token(Type.END, "");
    }

    /** Subqueries named by {@code name as (}. */
    private void collectNames() {
      for (int i = 0; i + 2 < tokens.size(); i++) {
        if (at(i).isName()
            && at(i + 1).is("as")
            && at(i + 2).is("(")
            && (at(i - 1).is("with") || at(i - 1).is(","))) {
          named.add(at(i).text());
        }
      }
    }

    private void inspect(int i) {
      Token token = at(i);
      if (token.isName()) {
        refuseOwnName(token.text());
      }
      if (token.is("(")) {
        inspectCall(i);
        amongTables.add(false);
      } else if (token.is(")")) {
        amongTables.removeLast();
        if (amongTables.isEmpty()) {
          throw refused("its parentheses do not match");
        }
      } else if (token.type() == Type.WORD) {
        inspectWord(i);
      } else if (token.is(",") && amongTables.getLast()) {
        inspectTable(i + 1);
      }
    }

    private void refuseOwnName(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      boolean own =
          lower.startsWith("facts_")
              || lower.startsWith("log_")
              || lower.startsWith("rollup")
              || lower.startsWith("store_")
              || lower.startsWith("work_")
              || lower.startsWith("callsight_");
      if (own || lower.equals("system") || lower.equals("information_schema")) {
        throw refused("it names " + name);
      }
    }

    private void inspectCall(int i) {
      Token before = at(i - 1);
      boolean named = before.type() == Type.QUOTED;
      boolean unknown = before.type() == Type.WORD && !FUNCTIONS.contains(before.text());
      if (named || unknown) {
        throw refused("it calls " + before.text());
      }
    }

    private void inspectWord(int i) {
      String word = at(i).text();
      boolean column = at(i - 1).is(".") || at(i - 1).is("as");
      if (column) {
        return;
      }
      if (LEADING_OUT.contains(word) && !(word.equals("array") && at(i + 1).is("("))) {
        throw refused("it has the word " + word);
      }
      if (word.equals("from") && !comparesDistinct(i)) {
        amongTables.set(amongTables.size() - 1, true);
        inspectTable(i + 1);
      } else if (word.equals("join")) {
        inspectTable(i + 1);
      } else if (word.equals("in") && !at(i + 1).is("(")) {
        throw refused("it looks into " + at(i + 1).text());
      } else if (AFTER_TABLES.contains(word)) {
        amongTables.set(amongTables.size() - 1, false);
      }
    }

    /** {@code a is distinct from b}. */
    private boolean comparesDistinct(int i) {
      if (!at(i - 1).is("distinct")) {
        return false;
      }
      int is = at(i - 2).is("not") ? i - 3 : i - 2;
      Token operand = at(is - 1);
      boolean value =
          operand.type() == Type.QUOTED
              || operand.type() == Type.NUMBER
              || operand.type() == Type.TEXT
              || operand.is(")")
              || operand.is("]")
              || operand.is("?")
              || (operand.type() == Type.WORD && !operand.is("select"));
      return at(is).is("is") && value;
    }

    private void inspectTable(int i) {
      Token token = at(i);
      if (token.is("(")) {
        return;
      }
      if (!token.isName() || !named.contains(token.text())) {
        throw refused("it reads " + token.text());
      }
      if (at(i + 1).is(".") || at(i + 1).is("(")) {
        throw refused("it reads from " + token.text());
      }
    }
  }

  private static StoreException refused(String reason) {
    return new StoreException(Kind.INTERNAL, "statement refused: " + reason, null);
  }
}
