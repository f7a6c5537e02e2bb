/** The append-only Merkle tree of RFC 6962: roots, inclusion proofs and consistency proofs. */
@NullMarked
package org.bihuan.proof.merkle;

import org.jspecify.annotations.NullMarked;
