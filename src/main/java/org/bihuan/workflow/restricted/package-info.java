/** Fields of which only some groups see the value. */
@NullMarked
package org.bihuan.workflow.restricted;

import org.jspecify.annotations.NullMarked;
