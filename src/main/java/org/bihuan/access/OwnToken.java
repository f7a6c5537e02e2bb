package org.bihuan.access;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A token, or a session on the pages, as its owner sees it later: no part of the secret.
 *
 * @param id what to revoke it by
 * @param current whether it is the one that asks
 */
@Schema(name = "Token")
public record OwnToken(String id, Instant createdAt, Instant expiresAt, boolean current) {}
