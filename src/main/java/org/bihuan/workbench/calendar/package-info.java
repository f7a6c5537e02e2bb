/** The calendar of working days. */
@NullMarked
package org.bihuan.workbench.calendar;

import org.jspecify.annotations.NullMarked;
