package org.bihuan.process;

/** The port through which process files are deployed in the engine. */
public interface EngineDeployment {

  /** Deploys a checked process file, rewritten for the engine, as a new version. */
  EngineDefinition deploy(String fileName, byte[] xml);
}
