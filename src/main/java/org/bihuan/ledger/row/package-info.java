/** Interprets a line of a ledger: as an issue, or as faults. */
@NamedInterface("row")
@NullMarked
package org.bihuan.ledger.row;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
