package org.bihuan.document;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.event.TrailEvent.PdfMade;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Makes PDFs of documents in the background, where LibreOffice is found; also of those that were
 * made before it was there. No lock is held meanwhile. The trail holds the hash of the PDF beside
 * that of the Word file. What fails three times stays a Word file.
 */
@Component
class PdfMaking {

  private static final Logger LOG = LoggerFactory.getLogger(PdfMaking.class);

  private final Documents documents;
  private final Office office;
  private final TransactionOperations transaction;
  private final LockedIssues issues;
  private final Clock clock;
  private final Executor background;

  PdfMaking(
      Documents documents,
      Office office,
      TransactionOperations transaction,
      LockedIssues issues,
      Clock clock,
      @Qualifier("applicationTaskExecutor") Executor background) {
    this.documents = documents;
    this.office = office;
    this.transaction = transaction;
    this.issues = issues;
    this.clock = clock;
    this.background = background;
  }

  /** Has the PDF of a document made that this transaction adds. */
  void afterCommit() {
    if (office.isThere()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              background.execute(PdfMaking.this::make);
            }
          });
    }
  }

  /** Makes the PDFs that are missing. */
  @Scheduled(fixedDelayString = "${bihuan.documents.pdf-look:30s}")
  synchronized void make() {
    if (office.isThere()) {
      documents.withoutPdf().forEach(this::make);
    }
  }

  private void make(StoredDocument document) {
    Optional<byte[]> pdf = documents.content(document.sha256()).flatMap(office::pdf);
    if (pdf.isEmpty()) {
      LOG.warn("There is no PDF of document {}", document.id());
    }
    transaction.executeWithoutResult(
        status -> {
          if (pdf.isPresent()) {
            add(document, pdf.get());
          } else {
            documents.pdfFailed(document.id());
          }
        });
  }

  private void add(StoredDocument document, byte[] pdf) {
    LockedIssue issue = issues.lock(document.issue()).orElse(null);
    String sha256 = documents.addPdf(document.id(), pdf).orElse(null);
    if (issue != null && sha256 != null) {
      issue.record(
          clock.instant(),
          PdfMade.of(
              document.id(), document.name(), document.edition(), document.sha256(), sha256));
    }
  }
}
