package org.bihuan.organization.snapshot;

import java.util.Optional;
import org.bihuan.cache.VersionedCache;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The organization as this node knows it. A change made here is known at its commit; one made on
 * another node is noticed by comparing revisions every few seconds, so that no request needs a
 * statement to look up people or units.
 */
@Component
public class CurrentOrganization {

  private final OrganizationTables tables;
  private final VersionedCache<Organization> remembered;

  public CurrentOrganization(OrganizationTables tables, Optional<DemoOrganization> demo) {
    this.tables = tables;
    demo.ifPresent(DemoOrganization::loadIntoEmptyService);
    this.remembered = new VersionedCache<>(Organization.class, tables.load());
  }

  public Organization get() {
    return remembered.get();
  }

  /** Sets the organization that the current transaction has written. */
  void changed(Organization organization) {
    remembered.changed(organization);
  }

  @Scheduled(fixedDelayString = "${bihuan.organization.refresh:4s}")
  public void refresh() {
    if (tables.revision() > remembered.revision()) {
      remembered.learn(tables.load());
    }
  }
}
