package org.bihuan.evidence;

import java.net.URI;
import org.bihuan.evidence.inspection.EvidenceProperties;
import org.bihuan.evidence.store.DiskStore;
import org.bihuan.evidence.store.EvidenceStore;
import org.bihuan.evidence.store.S3Store;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Chooses where evidence is stored: in a bucket where one is configured, otherwise on disk. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EvidenceProperties.class)
class EvidenceConfiguration {

  @Bean
  EvidenceStore evidenceStore(EvidenceProperties properties) {
    EvidenceProperties.S3 s3 = properties.s3();
    return s3 == null
        ? new DiskStore(properties.root())
        : new S3Store(client(s3), s3.bucket(), s3.prefix());
  }

  /**
   * Uses plain requests: many compatible stores do not understand the newer checksum headers and
   * signed chunks.
   */
  static S3Client client(EvidenceProperties.S3 s3) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .region(Region.of(s3.region()))
            .serviceConfiguration(
                plain -> plain.pathStyleAccessEnabled(s3.pathStyle()).chunkedEncodingEnabled(false))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    String accessKey = s3.accessKey();
    String secretKey = s3.secretKey();
    if (s3.endpoint() != null) {
      builder.endpointOverride(URI.create(s3.endpoint()));
    }
    if (accessKey != null && secretKey != null) {
      builder.credentialsProvider(
          StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)));
    }
    return builder.build();
  }
}
