/** Writes issues as a ledger. */
@NamedInterface("writing")
@NullMarked
package org.bihuan.ledger.writing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
