/** Signing in, setting up, and one's own account. */
@NullMarked
package org.bihuan.workbench.account;

import org.jspecify.annotations.NullMarked;
