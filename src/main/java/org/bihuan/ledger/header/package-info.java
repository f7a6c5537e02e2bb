/** Finds the table of a ledger in a file, and understands its header. */
@NullMarked
package org.bihuan.ledger.header;

import org.jspecify.annotations.NullMarked;
