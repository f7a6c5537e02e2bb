/** What people are told without their process saying so, and each message that is to be sent. */
@NamedInterface("notice")
@NullMarked
package org.bihuan.workflow.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
