package org.bihuan.workflow.restricted;

import java.util.Map;
import java.util.Set;
import org.bihuan.issue.rows.ColumnSight;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.values.HiddenColumns;
import org.springframework.stereotype.Component;

/** Reads from the process of an issue which columns its steps hide. */
@Component
class HiddenInSteps implements ColumnSight {

  private final IssueTypes types;

  HiddenInSteps(IssueTypes types) {
    this.types = types;
  }

  @Override
  public Map<String, Set<String>> hidden(String type, int version) {
    return HiddenColumns.of(types.get(type, version).model());
  }
}
