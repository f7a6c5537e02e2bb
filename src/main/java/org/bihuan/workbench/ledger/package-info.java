/** Import of ledgers, step by step. */
@NullMarked
package org.bihuan.workbench.ledger;

import org.jspecify.annotations.NullMarked;
