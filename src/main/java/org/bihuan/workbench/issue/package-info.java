/** Pages of issues: the list with its search, one issue with its forms and trail, opening. */
@NullMarked
package org.bihuan.workbench.issue;

import org.jspecify.annotations.NullMarked;
