package dev.callsight.app.facts;

import dev.callsight.engine.StoreException;

/** The store of facts that this node was pointed to was not reached, or did not let it in. */
public final class UnusableFactsException extends RuntimeException {
  UnusableFactsException(StoreException refused) {
    super("The facts cannot be used: " + refused.getMessage(), refused);
  }
}
