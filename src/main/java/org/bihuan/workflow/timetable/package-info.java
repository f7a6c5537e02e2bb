/** Issues that the clock opens. */
@NamedInterface("timetable")
@NullMarked
package org.bihuan.workflow.timetable;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
