/**
 * How alike two problems are told, and by which keys those that may be alike are found among very
 * many.
 */
@NullMarked
package org.bihuan.recurrence.likeness;

import org.jspecify.annotations.NullMarked;
