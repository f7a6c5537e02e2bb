/** What a line of a ledger says: an issue, or what is wrong with it. */
@NamedInterface("row")
@NullMarked
package org.bihuan.ledger.row;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
