package org.bihuan.organization.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.organization.Person;
import org.bihuan.organization.snapshot.CurrentOrganization;
import org.bihuan.organization.snapshot.OrganizationTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People added on one node while another has not noticed the change yet. */
@ServiceTest
class NewcomersTest {

  @LocalServerPort private int port;
  @Autowired private OrganizationTables tables;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-02T01:00:00Z"));
  private CurrentOrganization otherNode;
  private Newcomers newcomers;

  @BeforeEach
  void startTheOtherNode() {
    otherNode = new CurrentOrganization(tables, Optional.empty());
    newcomers = new Newcomers(otherNode, now::get);
  }

  @Test
  void areKnownToTheOtherNodeAtOnce() {
    String username = Accounts.create(new Api(port), "QH-XN-DT", "rectifier");
    assertThat(otherNode.get().people().find(username)).isEmpty();

    assertThat(newcomers.find(username)).map(Person::username).contains(username);
  }

  @Test
  void areLookedForOnlyAFewTimesASecond() {
    for (int i = 0; i < 10; i++) {
      assertThat(newcomers.find("nobody-" + i)).isEmpty();
    }
    String username = Accounts.create(new Api(port), "QH-XN-DT", "rectifier");

    assertThat(newcomers.find(username)).isEmpty();
    now.updateAndGet(time -> time.plusSeconds(1));
    assertThat(newcomers.find(username)).isPresent();
  }
}
