package org.bihuan.campaign;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Campaigns by code, as openings of issues need them: kept for seconds, so that a ledger of
 * thousands asks the database once. A change is seen at once on the node where it is made, and
 * within these seconds on the others. What the current transaction has written itself is kept
 * beside until it ends, since it may be rolled back.
 */
@Component
class CampaignCache {

  private static final Duration KEPT = Duration.ofSeconds(3);
  private static final int MOST = 1_000;

  private final CampaignRows rows;
  private final CampaignNames names;
  private final Cache<String, Campaign> known =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

  CampaignCache(CampaignRows rows, CampaignNames names) {
    this.rows = rows;
    this.names = names;
  }

  Optional<Campaign> find(String code) {
    Campaign here = here().get(code);
    if (here != null) {
      return Optional.of(here);
    }
    Campaign cached = known.getIfPresent(code);
    if (cached != null) {
      return Optional.of(cached);
    }
    Optional<Campaign> read = rows.find(code);
    read.ifPresent(campaign -> known.put(code, campaign));
    return read;
  }

  /** The campaign as the current transaction has written it. */
  void written(Campaign campaign) {
    known.invalidate(campaign.code());
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return;
    }
    if (!TransactionSynchronizationManager.hasResource(this)) {
      TransactionSynchronizationManager.bindResource(this, new HashMap<String, Campaign>());
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              known.invalidateAll(here().keySet());
              names.changed();
              TransactionSynchronizationManager.unbindResourceIfPossible(CampaignCache.this);
            }
          });
    }
    here().put(campaign.code(), campaign);
  }

  @SuppressWarnings("unchecked") // nobody else binds it
  private Map<String, Campaign> here() {
    Object here = TransactionSynchronizationManager.getResource(this);
    return here == null ? Map.of() : (Map<String, Campaign>) here;
  }
}
