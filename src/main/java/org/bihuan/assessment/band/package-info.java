/** Whether the figures of units differ by more than chance, and by how much. */
@NullMarked
package org.bihuan.assessment.band;

import org.jspecify.annotations.NullMarked;
