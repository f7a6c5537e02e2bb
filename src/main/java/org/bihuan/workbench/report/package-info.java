/** The pages on which the public reports, without an account. */
@NullMarked
package org.bihuan.workbench.report;

import org.jspecify.annotations.NullMarked;
