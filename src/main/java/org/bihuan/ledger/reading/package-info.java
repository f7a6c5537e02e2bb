/** Reads spreadsheets and texts as tables of lines, within bounds. */
@NullMarked
package org.bihuan.ledger.reading;

import org.jspecify.annotations.NullMarked;
