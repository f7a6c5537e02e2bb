/** The pages of proof outside: published roots and bundles. */
@NullMarked
package org.bihuan.workbench.proof;

import org.jspecify.annotations.NullMarked;
