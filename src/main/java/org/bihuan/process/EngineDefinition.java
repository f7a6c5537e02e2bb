package org.bihuan.process;

/**
 * A deployed version of a process, as the engine knows it.
 *
 * @param key the issue type
 * @param id the engine's own id of it
 */
public record EngineDefinition(String key, int version, String id) {}
