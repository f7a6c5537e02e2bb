package org.bihuan.proof;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads the settings. */
@Configuration
@EnableConfigurationProperties(ProofSettings.class)
class ProofConfiguration {}
