/** Pages for signing in, initial setup, and one's own account. */
@NullMarked
package org.bihuan.workbench.account;

import org.jspecify.annotations.NullMarked;
