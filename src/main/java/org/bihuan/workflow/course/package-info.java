/** What an issue keeps of the course of its process: instances, decisions, whether it stands. */
@NullMarked
package org.bihuan.workflow.course;

import org.jspecify.annotations.NullMarked;
