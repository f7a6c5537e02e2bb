/** Times that processes count in working days, counted again when the calendar changes. */
@NullMarked
package org.bihuan.workflow.deadline;

import org.jspecify.annotations.NullMarked;
