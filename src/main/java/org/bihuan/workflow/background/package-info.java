/** What processes have done in the background: how often it is tried, and what fails for good. */
@NamedInterface("background")
@NullMarked
package org.bihuan.workflow.background;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
