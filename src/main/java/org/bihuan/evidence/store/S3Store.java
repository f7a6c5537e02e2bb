package org.bihuan.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Stores evidence in a bucket of Amazon S3 or of a compatible store. */
public class S3Store implements EvidenceStore {

  private final S3Client s3;
  private final String bucket;
  private final String prefix;

  /**
   * @param prefix what every key begins with, e.g. {@code evidence/}
   */
  public S3Store(S3Client s3, String bucket, String prefix) {
    this.s3 = s3;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  @Override
  public void keep(StagedFile file) throws IOException {
    try {
      s3.putObject(
          request -> request.bucket(bucket).key(prefix + file.sha256()),
          RequestBody.fromFile(file.path()));
    } catch (SdkException e) {
      throw new IOException("The store does not take " + file.sha256(), e);
    }
  }

  @Override
  public InputStream open(String sha256) throws IOException {
    try {
      return s3.getObject(request -> request.bucket(bucket).key(prefix + sha256));
    } catch (NoSuchKeyException e) {
      throw (NoSuchFileException) new NoSuchFileException(sha256).initCause(e);
    } catch (SdkException e) {
      throw new IOException("The store does not give " + sha256, e);
    }
  }

  @Override
  public void remove(String sha256) throws IOException {
    try {
      s3.deleteObject(request -> request.bucket(bucket).key(prefix + sha256));
    } catch (SdkException e) {
      throw new IOException("The store does not remove " + sha256, e);
    }
  }
}
