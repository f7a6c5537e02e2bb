package org.bihuan.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.bihuan.http.Problem.Reason;
import org.bihuan.ledger.LedgerImportResult.RowError;
import org.bihuan.ledger.row.RowFault;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells faults in the caller's language. */
@Component
class RowErrors {

  private final MessageSource messages;

  RowErrors(MessageSource messages) {
    this.messages = messages;
  }

  /** In the order of the rows. */
  List<RowError> of(List<RowFault> faults, Locale locale) {
    return faults.stream()
        .sorted(Comparator.comparingInt(RowFault::row))
        .map(fault -> of(fault, locale))
        .toList();
  }

  RowError of(RowFault fault, Locale locale) {
    String title = fault.title();
    if (title.isEmpty() && fault.column() != null) {
      title = text(new Reason(fault.column().messageKey()), locale);
    }
    return new RowError(fault.row(), title, text(fault.reason(), locale));
  }

  private String text(Reason reason, Locale locale) {
    Object[] arguments = reason.arguments().clone();
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] instanceof Reason inner) {
        arguments[i] = text(inner, locale);
      }
    }
    String key = reason.messageKey();
    String text = messages.getMessage(key, arguments, key, locale);
    return text == null ? key : text;
  }
}
