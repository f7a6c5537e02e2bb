/** The numbers of issues, reserved in blocks. */
@NullMarked
package org.bihuan.issue.number;

import org.jspecify.annotations.NullMarked;
