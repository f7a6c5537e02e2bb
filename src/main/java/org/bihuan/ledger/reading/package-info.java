/** Reads spreadsheets and text files as tables, within limits. */
@NullMarked
package org.bihuan.ledger.reading;

import org.jspecify.annotations.NullMarked;
