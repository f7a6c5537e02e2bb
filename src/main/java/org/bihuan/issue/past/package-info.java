/** Issues as they stood: what figures count and lists show, with the time for which it was so. */
@NullMarked
@NamedInterface("past")
package org.bihuan.issue.past;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
