/** One issue and lists of issues: its page with forms and trail, opening, search. */
@NullMarked
package org.bihuan.workbench.issue;

import org.jspecify.annotations.NullMarked;
