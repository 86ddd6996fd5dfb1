package dev.callsight.app.facts;

import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Actor;
import dev.callsight.app.identity.AuditLog;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import dev.callsight.engine.ExchangeRate;
import dev.callsight.engine.ExchangeRates;
import dev.callsight.engine.FactStore;
import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The dated rates by which an organization converts other currencies, over HTTP. */
@RestController
@RequestMapping("/api/organizations/{organizationId}/rates")
class RateController {
  private final Access access;
  private final AuditLog audit;
  private final ExchangeRateStore rates;
  private final FactStore facts;
  private final TransactionTemplate transaction;

  RateController(
      Access access,
      AuditLog audit,
      ExchangeRateStore rates,
      FactStore facts,
      TransactionTemplate transaction) {
    this.access = access;
    this.audit = audit;
    this.rates = rates;
    this.facts = facts;
    this.transaction = transaction;
  }

  /**
   * The rates in use.
   *
   * @param currency the reporting currency
   * @param rates by currency and date
   * @param version the data version that has amounts converted by them
   */
  record Listing(String currency, List<Rate> rates, long version) {}

  /** Units of the reporting currency for one unit of another, from a day on. */
  record Rate(LocalDate date, String currency, BigDecimal rate) {
    static Rate of(ExchangeRate rate) {
      BigDecimal plain = rate.rate().scale() < 0 ? rate.rate().setScale(0) : rate.rate();
      return new Rate(rate.date(), rate.currency(), plain);
    }
  }

  @Operation(summary = "The rates by which other currencies are converted")
  @GetMapping
  Listing list(@PathVariable String organizationId, Caller caller) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.QUERY_READ);
    return listing(organization, rates.of(organization));
  }

  @Operation(summary = "Replace the rates; every amount is converted anew")
  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Listing replace(
      @PathVariable String organizationId,
      @RequestBody @Nullable JsonNode body,
      Caller caller,
      Actor actor) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    return replace(organization, new RateReader(organization.currency()).json(body), actor);
  }

  @Operation(summary = "Replace the rates; every amount is converted anew")
  @PutMapping(consumes = "text/csv")
  Listing replaceByCsv(
      @PathVariable String organizationId,
      @RequestBody(required = false) @Nullable String body,
      Caller caller,
      Actor actor) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    String text = body == null ? "" : body;
    return replace(organization, new RateReader(organization.currency()).csv(text), actor);
  }

  private Listing replace(Organization organization, ExchangeRates other, Actor actor) {
    transaction.executeWithoutResult(_ -> {
      rates.replace(organization, other);
      audit.record(actor, organization.id(), "rates.replaced", other.list().size() + " rates");
    });
    // Somebody may have replaced them again: the store takes those that are kept.
    ExchangeRates kept = rates.of(organization);
    facts.useRates(organization.id(), kept);
    return listing(organization, kept);
  }

  private Listing listing(Organization organization, ExchangeRates shown) {
    return new Listing(
        organization.currency().getCurrencyCode(),
        shown.list().stream().map(Rate::of).toList(),
        facts.status(organization.id()).version());
  }
}
