/** Import and export of ledgers: the spreadsheets units exchange. */
@ApplicationModule(
    allowedDependencies = {
      "http",
      "http :: load",
      "organization",
      "calendar",
      "process",
      "issue",
      "issue :: facts",
      "issue :: event",
      "issue :: rows",
      "issue :: trail",
      "issue :: verification",
      "spreadsheet",
      "labels",
      "workflow :: opening",
      "transaction"
    })
@NullMarked
package org.bihuan.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
