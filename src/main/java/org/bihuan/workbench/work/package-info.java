/** What waits for whoever is signed in, and what they were told. */
@NullMarked
package org.bihuan.workbench.work;

import org.jspecify.annotations.NullMarked;
