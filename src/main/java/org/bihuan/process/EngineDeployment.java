package org.bihuan.process;

/** Hands process files to whatever engine drives them. */
public interface EngineDeployment {

  /** Deploys a checked process file, written anew for the engine, as a new version. */
  EngineDefinition deploy(String fileName, byte[] xml);
}
