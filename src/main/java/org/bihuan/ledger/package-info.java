/** Import and export of ledgers: the spreadsheets units exchange. */
@ApplicationModule(allowedDependencies = {"http", "organization", "calendar", "issue", "workflow"})
@NullMarked
package org.bihuan.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
