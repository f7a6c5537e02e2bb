/** What a file is, whatever its name says, and what a photo tells. */
@NullMarked
package org.bihuan.evidence.inspection;

import org.jspecify.annotations.NullMarked;
