package org.bihuan.report.campaign;

import java.util.List;
import java.util.Locale;
import org.bihuan.campaign.Campaign;
import org.bihuan.issue.IssueFilter;
import org.bihuan.organization.Caller;
import org.bihuan.report.Phases;
import org.springframework.stereotype.Service;

/** The figures of a campaign by phase and unit. */
@Service
public class CampaignProgress {

  private final Phases phases;

  CampaignProgress(Phases phases) {
    this.phases = phases;
  }

  /**
   * Over the issues of the campaign that the caller may see, of all types.
   *
   * @param list the address of the list to which figures link
   */
  public Phases.Progress of(Caller caller, Campaign campaign, String list, Locale locale) {
    List<Phases.Days> days =
        campaign.phases().stream().map(each -> new Phases.Days(each.from(), each.to())).toList();
    return phases.progress(
        caller, IssueFilter.ANY.with("campaign", campaign.code()), days, list, locale);
  }
}
