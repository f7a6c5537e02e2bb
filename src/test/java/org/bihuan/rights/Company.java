package org.bihuan.rights;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.MovableClock;

/** All callers, created through the product's own operations. */
final class Company {

  private final int port;
  private final Map<Caller, Visitor> visitors = new EnumMap<>(Caller.class);
  private Api api;

  private Company(int port) {
    this.port = port;
    this.api = new Api(port);
  }

  static Company gather(int port, MovableClock clock) {
    Company company = new Company(port);
    company.join(Caller.EXPIRED);
    clock.advance(Duration.ofHours(13));
    company.api = new Api(port); // all other sessions have expired as well
    for (Caller caller : Caller.ALL) {
      if (caller != Caller.NOBODY && caller != Caller.EXPIRED) {
        company.join(caller);
      }
    }
    company.visitors.put(Caller.NOBODY, Visitor.nobody(port));
    company.give(Caller.BOTH, "QH-XN", "reviewer");
    company
        .administrator()
        .delete("/api/people/" + company.get(Caller.REVOKED).username() + "/tokens")
        .expect(204);
    company
        .administrator()
        .patch("/api/people/" + company.get(Caller.RETIRED).username(), Map.of("retired", true))
        .expect(200);
    return company;
  }

  private void join(Caller caller) {
    String username = Accounts.create(api, caller.unit, caller.role);
    visitors.put(caller, Visitor.signedIn(port, caller, username));
  }

  Visitor get(Caller caller) {
    return visitors.get(caller);
  }

  Api api() {
    return api;
  }

  Api.Session administrator() {
    return api.as("qh-admin");
  }

  void give(Caller caller, String unit, String role) {
    administrator().post(duties(caller), Map.of("unit", unit, "role", role)).expect(200);
  }

  void take(Caller caller, String unit, String role) {
    administrator().delete(duties(caller) + "?unit=" + unit + "&role=" + role).expect(204);
  }

  private String duties(Caller caller) {
    return "/api/people/" + get(caller).username() + "/duties";
  }
}
