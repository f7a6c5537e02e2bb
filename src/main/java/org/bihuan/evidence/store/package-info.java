/** Storage for the bytes of evidence: on disk or in an S3 bucket. */
@NullMarked
package org.bihuan.evidence.store;

import org.jspecify.annotations.NullMarked;
