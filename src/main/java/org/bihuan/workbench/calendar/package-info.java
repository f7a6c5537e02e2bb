/** Pages of the working calendar. */
@NullMarked
package org.bihuan.workbench.calendar;

import org.jspecify.annotations.NullMarked;
