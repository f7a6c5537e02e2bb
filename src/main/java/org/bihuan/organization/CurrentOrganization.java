package org.bihuan.organization;

import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The organization as this node knows it. A change made here is known at its commit; one made on
 * another node is noticed by comparing revisions every few seconds, so that no request ever pays a
 * statement for knowing who is who.
 */
@Component
class CurrentOrganization {

  private final OrganizationTables tables;
  private volatile Organization known;

  CurrentOrganization(OrganizationTables tables, Optional<DemoOrganization> demo) {
    this.tables = tables;
    demo.ifPresent(DemoOrganization::loadIntoEmptyService);
    this.known = tables.load();
  }

  Organization get() {
    return known;
  }

  /** Takes what was read, unless something newer is known already. */
  synchronized void learn(Organization organization) {
    if (organization.revision() > known.revision()) {
      known = organization;
    }
  }

  @Scheduled(fixedDelayString = "${bihuan.organization.refresh:4s}")
  void refresh() {
    if (tables.revision() > known.revision()) {
      learn(tables.load());
    }
  }
}
